import { useState } from 'react';
import type { PolicyProps } from '../policy/policy-props.ts';
import { firstObject } from '../rules/first-object.ts';
import { FieldBrowser } from './FieldBrowser.tsx';
import { FirstRun } from './FirstRun.tsx';

/** The fields of one object, or, before anything was ever allowed, the way to a first allowlist. */
export function FieldsSections(props: PolicyProps) {
  const { reply } = props;
  const [begun, setBegun] = useState(false);
  const [objectType, setObjectType] = useState(() => firstObject(props));
  const isNew = reply.version === 0 && reply.draft === null && reply.mayPublish;
  if (isNew && !begun) return <FirstRun {...props} onSkip={() => setBegun(true)} />;
  return <FieldBrowser key={objectType} {...props} objectType={objectType} onObject={setObjectType} />;
}
