import { Accordion, Flex, Tag, Text } from '@hubspot/ui-extensions';
import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';

/** What the CRM granted; open where something is missing. */
export function Permissions({ account }: { account: NonNullable<ConnectionHealthReply['account']> }) {
  const { scopes, missingScopes } = account;
  return (
    <Accordion
      title={words.scopesTitle(scopes.length, missingScopes.length)}
      defaultOpen={missingScopes.length > 0}
      size="sm"
      testId="scopes"
    >
      <Flex direction="column" gap="small">
        <Text variant="microcopy">{words.scopesText}</Text>
        {missingScopes.length > 0 && <Scopes title={words.missing} scopes={missingScopes} variant="error" />}
        {scopes.length > 0 && <Scopes title={words.granted} scopes={scopes} variant="default" />}
      </Flex>
    </Accordion>
  );
}

function Scopes(props: { title: string; scopes: readonly string[]; variant: 'error' | 'default' }) {
  const { title, scopes, variant } = props;
  return (
    <Flex direction="column" gap="extra-small">
      <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
      <Flex direction="row" gap="extra-small" wrap={true}>
        {scopes.map((scope) => (
          <Tag key={scope} variant={variant}>
            {scope}
          </Tag>
        ))}
      </Flex>
    </Flex>
  );
}
