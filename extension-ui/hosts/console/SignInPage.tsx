import { Alert, Button, Text } from '@hubspot/ui-extensions';
import { useEffect } from 'react';
import { Mark } from './Mark.tsx';
import { rememberPlace } from './place.ts';
import type { OfferedCrm } from './start-data.ts';
import { words } from './words.ts';

/** The way in: by the consent page of a CRM that this server works with. */
export function SignInPage(props: {
  base: string;
  crms: readonly OfferedCrm[];
  said: { readonly title: string; readonly text: string } | null;
}) {
  const { base, crms, said } = props;
  useEffect(() => {
    document.title = `${words.welcome}`;
  }, []);
  return (
    <main className="console-gate">
      <div className="console-sign-in">
        <Mark size={44} />
        <h1>{words.welcome}</h1>
        <p className="console-promise">{words.promise}</p>
        {said !== null && (
          <div className="console-said">
            <Alert title={said.title} variant="info" testId="said">
              {said.text}
            </Alert>
          </div>
        )}
        {crms.length === 0 ? (
          <p>{words.noCrm}</p>
        ) : (
          <div className="console-ways">
            {crms.map(({ crm, name }, index) => (
              <Button
                key={crm}
                variant={index === 0 ? 'primary' : 'secondary'}
                href={{ url: `${base}oauth/${encodeURIComponent(crm)}/sign-in`, external: false }}
                onClick={rememberPlace}
                testId={`sign-in-${crm}`}
              >
                {words.signInWith(name)}
              </Button>
            ))}
          </div>
        )}
        <Text variant="microcopy">{words.signInText}</Text>
        {crms.some(({ crm }) => crm === 'hubspot') && <Text variant="microcopy">{words.fromInside}</Text>}
      </div>
    </main>
  );
}
