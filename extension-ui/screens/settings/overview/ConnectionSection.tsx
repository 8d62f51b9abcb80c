import { Alert, DescriptionList, DescriptionListItem, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { SettingsReply } from '#contract/settings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';

const words = settingsStrings.connection;

/** Which CRM account Fieldward works in. */
export function ConnectionSection(props: { settings: SettingsReply; display: DisplaySettings; crm: string }) {
  const { settings, display, crm } = props;
  const { connection } = settings;
  return (
    <Flex direction="column" gap="small" testId="connection">
      <Heading>{words.title}</Heading>
      {connection === null ? (
        <EmptyState title={words.noneTitle} layout="vertical" imageName="integrations" imageWidth={80}>
          <Text>{words.noneText(crm)}</Text>
        </EmptyState>
      ) : (
        <>
          <DescriptionList direction="row">
            <DescriptionListItem label={words.crm}>
              <Text>{connection.crmName}</Text>
            </DescriptionListItem>
            <DescriptionListItem label={words.account}>
              <Text>{connection.accountId}</Text>
            </DescriptionListItem>
            <DescriptionListItem label={words.renewed}>
              <Text>{formatInstant(connection.renewedAt, display) ?? connection.renewedAt}</Text>
            </DescriptionListItem>
          </DescriptionList>
          {!settings.crm.reachable && (
            <Alert title={words.unreachable(connection.crmName)} variant="warning">
              {revealHidden(settings.crm.message ?? '')}
            </Alert>
          )}
        </>
      )}
    </Flex>
  );
}
