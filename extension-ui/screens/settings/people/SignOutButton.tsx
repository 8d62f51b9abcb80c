import { Text } from '@hubspot/ui-extensions';
import { type PersonRow, signOutEverywhere } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PeopleProps } from './people-props.ts';

/** Ends every session of somebody, after one question. */
export function SignOutButton({ host, person, onChanged }: PeopleProps & { person: PersonRow }) {
  const name = revealHidden(person.name);
  const id = `sign-out-${person.id}`;
  return (
    <ModalButton
      host={host}
      id={id}
      act={words.signOut}
      label={name}
      icon="locked"
      title={words.signOutTitle(name)}
      variant="transparent"
    >
      {(close) => (
        <ModalForm
          confirm={words.signOutConfirm}
          testId={id}
          send={() => signOutEverywhere(host, person)}
          onSent={() => {
            close();
            host.toast('success', words.signedOutTitle, words.signedOutText(name));
            void onChanged();
          }}
          onCancel={close}
        >
          <Text>{words.signOutText(person.liveSessions)}</Text>
          {person.isYou && <Text format={{ fontWeight: 'demibold' }}>{words.signOutOfYou}</Text>}
        </ModalForm>
      )}
    </ModalButton>
  );
}
