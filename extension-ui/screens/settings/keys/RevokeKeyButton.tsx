import { Text } from '@hubspot/ui-extensions';
import type { AgentKeyView } from '#contract/agent-key.ts';
import { revokeKey } from '#ui/core/agent-keys-api.ts';
import { formatDistance } from '#ui/core/format-time.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { KeyProps } from './key-props.ts';

/** Ends a key at once, after one question that says whether anything uses it. */
export function RevokeKeyButton(props: KeyProps & { agentKey: AgentKeyView; label: string }) {
  const { host, reply, display, now, onChanged, agentKey: key, label } = props;
  const agent = revealHidden(reply.agent.name);
  const id = `revoke-${key.id}`;
  const used = key.lastUsedAt === null ? null : (formatDistance(key.lastUsedAt, now, display) ?? key.lastUsedAt);
  return (
    <ModalButton
      host={host}
      id={id}
      act={words.revoke}
      label={label}
      icon="block"
      title={words.revokeTitle(agent)}
      variant="transparent"
      dangerous={true}
    >
      {(close) => (
        <ModalForm
          confirm={words.revokeConfirm}
          variant="destructive"
          testId={id}
          send={() => revokeKey(host, key.id)}
          onSent={() => {
            close();
            host.toast('success', words.revokedTitle, words.revokedText(agent));
            void onChanged();
          }}
          onCancel={close}
        >
          <Text>{words.revokeText}</Text>
          <Text format={{ fontWeight: 'demibold' }}>{used === null ? words.revokeUnused : words.revokeUsed(used)}</Text>
        </ModalForm>
      )}
    </ModalButton>
  );
}
