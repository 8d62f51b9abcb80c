import { Accordion, Alert, Flex, Tag, Text } from '@hubspot/ui-extensions';
import type { DriftReply } from '#contract/rights.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

type ExcessField = DriftReply['excess'][number]['fields'][number];

/** As many as a person looks through; the number stands in the title. */
const shownMax = 60;

export function Excess({ excess }: Pick<DriftReply, 'excess'>) {
  const narrowable = excess.flatMap(({ fields }) => fields.filter((field) => field.narrowable));
  if (excess.length === 0) return null;
  return (
    <Flex direction="column" gap="extra-small" testId="excess">
      {narrowable.length > 0 && (
        <Alert title={words.excessTitle(narrowable.length)} variant="warning">
          {words.excessText}
        </Alert>
      )}
      {excess.map(({ objectType, fields }) => (
        <Accordion key={objectType} title={titleOf(objectType, fields)} size="sm">
          <Flex direction="row" gap="extra-small" wrap={true}>
            {fields.slice(0, shownMax).map((field) => (
              <Tag key={field.name} variant={field.protected ? 'error' : 'default'}>
                {nameOf(field)}
              </Tag>
            ))}
            {fields.length > shownMax && <Text>…</Text>}
          </Flex>
        </Accordion>
      ))}
    </Flex>
  );
}

function titleOf(objectType: string, fields: readonly ExcessField[]): string {
  const narrowable = fields.filter((field) => field.narrowable).length;
  return words.excessOf(objectType, narrowable, fields.length - narrowable);
}

function nameOf({ label, protected: locked, narrowable }: ExcessField): string {
  const notes = [...(locked ? [words.protected] : []), ...(narrowable ? [] : [words.withObject])];
  return notes.length === 0 ? revealHidden(label) : `${revealHidden(label)} (${notes.join(', ')})`;
}

export function Lacking({ lacking }: Pick<DriftReply, 'lacking'>) {
  if (lacking.length === 0) return null;
  return (
    <Alert title={words.lackingTitle(lacking.length)} variant="danger" testId="lacking">
      {lacking.slice(0, shownMax).map(({ objectType, field, label, why }) => (
        <Text key={`${objectType}.${field}`}>{`${objectType}, ${revealHidden(label)}: ${words.lackingWhy[why]}`}</Text>
      ))}
    </Alert>
  );
}

export function Scopes({ scopes }: { scopes: NonNullable<DriftReply['scopes']> }) {
  const lists = [
    { title: words.scopesLacking, list: scopes.lacking, variant: 'error' as const },
    { title: words.scopesExcess, list: scopes.excess, variant: 'warning' as const },
  ];
  return lists
    .filter(({ list }) => list.length > 0)
    .map(({ title, list, variant }) => (
      <Flex key={title} direction="column" gap="extra-small">
        <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
        <Flex direction="row" gap="extra-small" wrap={true}>
          {list.map((scope) => (
            <Tag key={scope} variant={variant}>
              {scope}
            </Tag>
          ))}
        </Flex>
      </Flex>
    ));
}
