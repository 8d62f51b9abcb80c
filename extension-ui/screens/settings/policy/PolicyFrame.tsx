import type { ReactNode } from 'react';
import { usableSettings } from '#ui/core/display-settings.ts';
import { policyStrings } from '#ui/core/policy-strings.ts';
import { Part } from '../Part.tsx';
import type { PartProps } from '../part-props.ts';
import { DraftBar } from './DraftBar.tsx';
import type { PolicyProps } from './policy-props.ts';
import { usePolicyDraft } from './use-policy-draft.ts';

/** A part of the settings that edits the draft, below the line that tells how the draft stands. */
export function PolicyFrame(
  props: PartProps & { intro: string; testId: string; barless?: boolean; children: (policy: PolicyProps) => ReactNode },
) {
  const { host, go, intro, testId, barless = false, children } = props;
  const { state, reload, edit } = usePolicyDraft(host);
  return (
    <Part words={{ ...policyStrings.part, intro }} state={state} reload={reload} testId={testId}>
      {(reply, now) => {
        const content = reply.draft?.content ?? reply.inForce;
        const policy = { host, go, reply, content, edit, reload, display: usableSettings(host), now };
        return (
          <>
            {!barless && reply.draft !== null && <DraftBar {...policy} draft={reply.draft} />}
            {children(policy)}
          </>
        );
      }}
    </Part>
  );
}
