import { Alert, Button, Flex, LoadingButton, ModalBody, ModalFooter } from '@hubspot/ui-extensions';
import { type ReactNode, useRef, useState } from 'react';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { troubleText } from './trouble-text.ts';

interface Props {
  children: ReactNode;
  confirm: string;
  variant?: 'primary' | 'destructive';
  testId: string;
  /** Says beside each field what is missing; `false` when something is. */
  ready?: () => boolean;
  /** @returns why it did not work, or `null` */
  send: () => Promise<LoadProblem | null>;
  onSent: () => void;
  onCancel: () => void;
  /** Other words for silence, after which nobody knows whether it happened. */
  unknownText?: string;
}

/** What a dialog asks, and its two answers. A refusal stays in the dialog, beside what it refused. */
export function ModalForm(props: Props) {
  const { children, confirm, variant = 'primary', testId, ready, send, onSent, onCancel, unknownText } = props;
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const [sending, setSending] = useState(false);
  // Two presses may come before anything is drawn.
  const busy = useRef(false);
  const press = async () => {
    if (busy.current || ready?.() === false) return;
    busy.current = true;
    setSending(true);
    setProblem(null);
    const found = await send();
    busy.current = false;
    setSending(false);
    setProblem(found);
    if (found === null) onSent();
  };
  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="medium">
          {children}
          {problem !== null && (
            <Alert title={settingsStrings.pauses.failedTitle} variant="danger" testId={`${testId}-problem`}>
              {problem.kind === 'offline' && unknownText !== undefined ? unknownText : troubleText(problem)}
            </Alert>
          )}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <LoadingButton variant={variant} loading={sending} onClick={() => void press()} testId={`${testId}-confirm`}>
          {confirm}
        </LoadingButton>
        <Button variant="secondary" onClick={onCancel} testId={`${testId}-cancel`}>
          {settingsStrings.pauses.cancel}
        </Button>
      </ModalFooter>
    </>
  );
}
