import { Button, Flex, ModalBody, ModalFooter, Select } from '@hubspot/ui-extensions';
import { type ComponentProps, useRef, useState } from 'react';
import type { RejectionReason } from '#contract/decision.ts';
import type { Host } from '#ui/core/host.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { strings } from '#ui/core/strings.ts';
import { ModalButton } from '../settings/ModalButton.tsx';

const reasons = Object.entries(strings.reasons).map(([value, label]) => ({ value, label }));

function isReason(value: unknown): value is RejectionReason {
  return typeof value === 'string' && Object.hasOwn(strings.reasons, value);
}

type Shown = Pick<ComponentProps<typeof ModalButton>, 'act' | 'title' | 'variant' | 'label' | 'disabled'>;

/** Asks for the reason, then rejects: agents are judged by these answers. */
export function RejectButton(props: Shown & { host: Host; id: string; onReject: (reason: RejectionReason) => void }) {
  const { host, id, onReject, ...shown } = props;
  return (
    <ModalButton host={host} id={id} icon="thumbsDown" {...shown}>
      {(close) => (
        <ReasonForm
          id={id}
          onReject={(reason) => {
            close();
            onReject(reason);
          }}
        />
      )}
    </ModalButton>
  );
}

function ReasonForm({ id, onReject }: { id: string; onReject: (reason: RejectionReason) => void }) {
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [missing, setMissing] = useState(false);
  // In a HubSpot worker the press may come before the choice has been drawn.
  const chosen = useRef<RejectionReason | null>(null);
  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="small">
          <Select
            label={strings.rejectReason}
            name={`${id}-reason`}
            testId={`${id}-reason`}
            required={true}
            options={reasons}
            {...(reason === null ? {} : { value: reason })}
            {...(missing ? { error: true, validationMessage: strings.pickReason } : {})}
            onChange={(value) => {
              if (!isReason(value)) return;
              chosen.current = value;
              setReason(value);
              setMissing(false);
            }}
          />
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="destructive"
          testId={`${id}-confirm`}
          onClick={() => (chosen.current === null ? setMissing(true) : onReject(chosen.current))}
        >
          {words.reject}
        </Button>
      </ModalFooter>
    </>
  );
}
