import { Button, Flex, ModalBody, ModalFooter, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PoliciesReply } from '#contract/policy.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import type { Host } from '#ui/core/host.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { Comparison } from './Comparison.tsx';

interface Props {
  host: Host;
  version: number;
  versions: PoliciesReply['policies'];
  display: DisplaySettings;
  onClose: () => void;
}

const words = publishStrings.compare;

/** A version beside another one of choice, at first the one before it. The older one is always what was. */
export function CompareDialog({ host, version, versions, display, onClose }: Props) {
  const [other, setOther] = useState(() => versions.find((one) => one.version < version)?.version ?? 0);
  const choices = versions
    .filter((one) => one.version !== version)
    .map((one) => ({
      value: one.version,
      label: words.choice(one.version, formatInstant(one.publishedAt, display) ?? one.publishedAt),
    }));
  const from = Math.min(version, other);
  const to = Math.max(version, other);
  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="medium">
          <Select
            label={words.withLabel}
            name="compare-with"
            testId="compare-with"
            value={other}
            options={[...choices, { value: 0, label: words.nothingYet }]}
            onChange={(value) => setOther(Number(value))}
          />
          <Comparison key={`${from}-${to}`} host={host} from={from} to={to} />
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Button variant="secondary" onClick={onClose} testId={`compare-${version}-close`}>
          {words.close}
        </Button>
      </ModalFooter>
    </>
  );
}
