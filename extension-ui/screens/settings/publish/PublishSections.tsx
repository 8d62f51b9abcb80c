import { Alert, Divider } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { DraftSection } from './DraftSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { NoDraft } from './NoDraft.tsx';
import { PolicySettings } from './PolicySettings.tsx';
import { ReplaySection } from './ReplaySection.tsx';

const words = publishStrings.publish;

/** From what the draft changes to the versions before it. */
export function PublishSections(props: PolicyProps) {
  const { reply } = props;
  const { draft } = reply;
  // Above the draft, which is gone once it is published.
  const [published, setPublished] = useState<number | null>(null);
  return (
    <>
      {published !== null && published === reply.version && (
        <Alert title={words.doneTitle(published)} variant="success" testId="published">
          {words.doneText}
        </Alert>
      )}
      {draft === null ? <NoDraft {...props} /> : <DraftSection {...props} draft={draft} onPublished={setPublished} />}
      {draft !== null && reply.mayPublish && (
        <>
          <Divider />
          <ReplaySection {...props} revision={draft.revision} />
        </>
      )}
      <Divider />
      <PolicySettings {...props} />
      <Divider />
      <HistorySection key={reply.version} {...props} />
    </>
  );
}
