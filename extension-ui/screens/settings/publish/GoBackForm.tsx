import { Alert, Button, Flex, ModalBody, ModalFooter, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { draftFromVersion } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';

const words = publishStrings.version;

/** A version, and for those who publish the way to a draft that says the same. */
export function GoBackForm(props: PolicyProps & { version: number; close: () => void; children: ReactNode }) {
  const { host, reply, reload, version, close, children } = props;
  if (!reply.mayPublish || version === reply.version) {
    return (
      <>
        <ModalBody>{children}</ModalBody>
        <ModalFooter>
          <Button variant="secondary" onClick={close} testId={`version-${version}-close`}>
            {words.close}
          </Button>
        </ModalFooter>
      </>
    );
  }
  const sent = () => {
    close();
    host.toast('success', words.backTitle(version), words.backText);
    void reload();
  };
  return (
    <ModalForm
      confirm={words.back}
      testId={`version-${version}`}
      send={() => draftFromVersion(host, reply.draft?.revision ?? 0, version)}
      onSent={sent}
      onCancel={close}
    >
      <Flex direction="column" gap="medium">
        {typeof children === 'string' ? <Text>{children}</Text> : children}
        <Text variant="microcopy">{words.backHint}</Text>
        {reply.draft !== null && <Alert title={words.backReplaces} variant="warning" testId="replaces-draft" />}
      </Flex>
    </ModalForm>
  );
}
