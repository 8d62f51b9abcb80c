import { Button, ModalBody, ModalFooter } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';
import type { RejectionReason } from '#contract/decision.ts';
import type { Host } from '#ui/core/host.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { strings } from '#ui/core/strings.ts';
import { ReasonSelect, useReason } from '../review/ReasonSelect.tsx';
import { ModalButton } from '../settings/ModalButton.tsx';

type Shown = Pick<ComponentProps<typeof ModalButton>, 'act' | 'title' | 'variant' | 'label' | 'disabled'>;

/** Asks for the reason, then rejects. */
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
  const reason = useReason();
  const confirm = () => {
    const chosen = reason.take();
    if (chosen !== null) onReject(chosen);
  };
  return (
    <>
      <ModalBody>
        <ReasonSelect reason={reason} label={strings.rejectReason} name={`${id}-reason`} />
      </ModalBody>
      <ModalFooter>
        <Button variant="destructive" testId={`${id}-confirm`} onClick={confirm}>
          {words.reject}
        </Button>
      </ModalFooter>
    </>
  );
}
