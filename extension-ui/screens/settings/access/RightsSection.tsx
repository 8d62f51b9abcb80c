import { Alert, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { DriftReply } from '#contract/rights.ts';
import { fetchDrift } from '#ui/core/access-api.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import type { Host } from '#ui/core/host.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { Excess, Lacking, Scopes } from './DriftLists.tsx';
import { RightsFile } from './RightsFile.tsx';

const partWords = {
  intro: words.rightsIntro,
  loading: words.rightsLoading,
  failedTitle: words.rightsFailedTitle,
  forbiddenTitle: words.forbiddenTitle,
  forbiddenText: words.forbiddenText,
};

/** What Fieldward's own access could do in the CRM, and the file that makes it fit. */
export function RightsSection({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchDrift);
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.rightsTitle}</Heading>
      <Part words={partWords} state={state} reload={reload} testId="rights" inner={true}>
        {(drift) => (
          <>
            {fits(drift) && (
              <Alert title={words.noDriftTitle} variant="success" testId="no-drift">
                {words.noDriftText}
              </Alert>
            )}
            <Lacking lacking={drift.lacking} />
            <Excess excess={drift.excess} />
            {drift.scopes !== null && <Scopes scopes={drift.scopes} />}
            {drift.scopes !== null && drift.scopes.excess.length > 0 && <Text>{words.scopesText}</Text>}
            <RightsFile host={host} />
          </>
        )}
      </Part>
    </Flex>
  );
}

/** What comes with an object cannot be taken away, so it is no drift that anybody could mend. */
function fits({ excess, lacking, scopes }: DriftReply): boolean {
  const narrowable = excess.some(({ fields }) => fields.some((field) => field.narrowable));
  return !narrowable && lacking.length === 0 && (scopes?.excess.length ?? 0) + (scopes?.lacking.length ?? 0) === 0;
}
