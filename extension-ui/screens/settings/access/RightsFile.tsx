import { Accordion, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fetchRightsFile } from '#ui/core/access-api.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import type { Host } from '#ui/core/host.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { CopyableText } from './CopyableText.tsx';

/** The file is written when somebody wants to see it. */
export function RightsFile({ host }: { host: Host }) {
  const [open, setOpen] = useState(false);
  return (
    <Accordion title={words.fileShow} open={open} onClick={() => setOpen(!open)} size="sm" testId="rights-file">
      {open ? <File host={host} /> : null}
    </Accordion>
  );
}

function File({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchRightsFile);
  const partWords = {
    intro: words.fileTitle,
    loading: words.fileLoading,
    failedTitle: words.fileFailedTitle,
    forbiddenTitle: words.forbiddenTitle,
    forbiddenText: words.forbiddenText,
  };
  return (
    <Part words={partWords} state={state} reload={reload} testId="file">
      {({ version, fileName, content, leftOut }) => (
        <Flex direction="column" gap="small">
          <Text variant="microcopy">{words.fileText(version)}</Text>
          <CopyableText host={host} name="rights-file-text" label={fileName} text={content} />
          {leftOut.length > 0 && <Text format={{ fontWeight: 'demibold' }}>{words.leftOutTitle(leftOut.length)}</Text>}
          {leftOut.map(({ objectType, field, reason }) => (
            <Text key={`${objectType}.${field}`}>{`${revealHidden(`${objectType}.${field}`)}: ${reason}`}</Text>
          ))}
        </Flex>
      )}
    </Part>
  );
}
