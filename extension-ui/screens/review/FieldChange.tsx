import { Flex, Icon, Tag, Text } from '@hubspot/ui-extensions';
import type { ReviewField } from '#contract/review.ts';
import type { WireValue } from '#contract/value.ts';
import { describeDiff, diffSentence, type FieldDiff } from '#ui/core/field-diff.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';
import { MarkedText } from './MarkedText.tsx';

/** Old and new value of a field, drawn as its type is read best. `from` absent = the CRM could not be read. */
export function FieldChange(props: {
  view: Pick<CardView, 'now' | 'settings'>;
  field: ReviewField;
  from: WireValue | undefined;
  to: WireValue;
  testId: string;
}) {
  const { view, field, from, to, testId } = props;
  if (from === undefined) return <UnknownFrom {...props} />;
  const diff = describeDiff(field, from, to, view.now, view.settings);
  const sentence = diffSentence(field, from, to, view.settings);
  if (diff.kind === 'values') return <Values diff={diff} sentence={sentence} testId={testId} />;
  if (diff.kind === 'options') return <Options diff={diff} sentence={sentence} testId={testId} />;
  return <Words diff={diff} sentence={sentence} testId={testId} />;
}

function UnknownFrom(props: {
  view: Pick<CardView, 'now' | 'settings'>;
  field: ReviewField;
  to: WireValue;
  testId: string;
}) {
  const { view, field, to, testId } = props;
  // Against an empty value every type has a plain form; only the old side is replaced by words.
  const diff = describeDiff(
    { ...field, type: field.type === 'multi_option' ? 'option' : field.type },
    null,
    to,
    view.now,
    view.settings,
  );
  if (diff.kind !== 'values') return null;
  const from = { text: strings.presentUnknown, empty: true };
  const text = field.type === 'multi_option' ? multiText(field, to, view) : diff.to.text;
  return (
    <Values
      diff={{ ...diff, from, to: { ...diff.to, text } }}
      sentence={strings.changeSentence(field.label, from.text, text)}
      testId={testId}
    />
  );
}

function multiText(field: ReviewField, to: WireValue, view: Pick<CardView, 'now' | 'settings'>): string {
  const diff = describeDiff(field, null, to, view.now, view.settings);
  return diff.kind === 'options' && diff.added.length > 0 ? diff.added.join(', ') : strings.empty;
}

function Values(props: { diff: FieldDiff & { kind: 'values' }; sentence: string; testId: string }) {
  const { diff, sentence, testId } = props;
  return (
    <Flex direction="row" gap="small" align="center" wrap={true} testId={testId}>
      <Text format={diff.from.empty ? { italic: true } : { lineDecoration: 'strikethrough' }}>{diff.from.text}</Text>
      <Icon name="right" size="sm" screenReaderText={sentence} />
      <Text format={{ fontWeight: 'bold', italic: diff.to.empty }}>{diff.to.text}</Text>
      {diff.note !== null && <Text variant="microcopy">{`(${diff.note})`}</Text>}
    </Flex>
  );
}

function Options(props: { diff: FieldDiff & { kind: 'options' }; sentence: string; testId: string }) {
  const { diff, sentence, testId } = props;
  return (
    <Flex direction="row" gap="extra-small" align="center" wrap={true} testId={testId}>
      <Icon name="edit" size="sm" screenReaderText={sentence} />
      {diff.added.map((label) => (
        <Tag key={`added ${label}`} variant="success">{`${strings.added}: ${label}`}</Tag>
      ))}
      {diff.removed.map((label) => (
        <Tag key={`removed ${label}`} variant="error">{`${strings.removed}: ${label}`}</Tag>
      ))}
      {diff.kept.map((label) => (
        <Tag key={`kept ${label}`}>{`${strings.kept}: ${label}`}</Tag>
      ))}
    </Flex>
  );
}

function Words(props: { diff: FieldDiff & { kind: 'words' }; sentence: string; testId: string }) {
  const { diff, sentence, testId } = props;
  const formats = {
    kept: {},
    removed: { lineDecoration: 'strikethrough' },
    added: { fontWeight: 'bold', lineDecoration: 'underline' },
  } as const;
  return (
    <Flex direction="row" gap="small" align="baseline" testId={testId}>
      <Icon name="edit" size="sm" screenReaderText={sentence} />
      <MarkedText pieces={diff.parts} formatOf={(part) => formats[part.kind]} />
    </Flex>
  );
}
