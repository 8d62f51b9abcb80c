import {
  Accordion,
  Alert,
  EmptyState,
  Flex,
  Heading,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { SettingsReply } from '#contract/settings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';

const words = settingsStrings.allowlist;

type Allowlist = NonNullable<SettingsReply['allowlist']>;
type AllowedObject = Allowlist['objects'][number];

/** The allowlist in force, object by object. */
export function AllowlistSection({ settings, display }: { settings: SettingsReply; display: DisplaySettings }) {
  const { allowlist } = settings;
  return (
    <Flex direction="column" gap="small" testId="allowlist">
      <Heading>{words.title}</Heading>
      <Attention lines={settings.attention} />
      {allowlist === null ? <None title={words.noneTitle} text={words.noneText} /> : null}
      {allowlist !== null && <InForce allowlist={allowlist} display={display} />}
    </Flex>
  );
}

const attentionMax = 10;

/** What the CRM changed under the allowlist: told here, because nobody else would see it before an agent does. */
function Attention({ lines }: { lines: SettingsReply['attention'] }) {
  if (lines.length === 0) return null;
  return (
    <Alert title={words.attentionTitle(lines.length)} variant="warning">
      <Flex direction="column" gap="flush" testId="attention">
        {lines.slice(0, attentionMax).map(({ objectType, field, sentence }) => (
          <Text key={`${objectType}.${field}`}>{revealHidden(sentence)}</Text>
        ))}
        {lines.length > attentionMax && <Text>{words.attentionRest(lines.length - attentionMax)}</Text>}
      </Flex>
    </Alert>
  );
}

function InForce({ allowlist, display }: { allowlist: Allowlist; display: DisplaySettings }) {
  const { version, publishedBy, publishedAt, note, objects } = allowlist;
  return (
    <>
      <Flex direction="column" gap="flush">
        <Text>
          {words.version(version, revealHidden(publishedBy), formatInstant(publishedAt, display) ?? publishedAt)}
        </Text>
        <Text variant="microcopy">{revealHidden(note)}</Text>
        <Text variant="microcopy">{words.rules(allowlist.expiryDays)}</Text>
      </Flex>
      {objects.length === 0 && <None title={words.emptyTitle} text={words.emptyText} />}
      {objects.map((one, index) => (
        <Accordion
          key={one.objectType}
          title={words.object(one.objectType, one.fields.length)}
          defaultOpen={index === 0}
          size="sm"
        >
          <Fields object={one} />
        </Accordion>
      ))}
    </>
  );
}

function Fields({ object }: { object: AllowedObject }) {
  return (
    <Table density="condensed" testId={`fields-${object.objectType}`}>
      <TableHead>
        <TableRow>
          <TableHeader>{words.field}</TableHeader>
          <TableHeader>{words.apiName}</TableHeader>
          <TableHeader>{words.autonomy}</TableHeader>
          <TableHeader>{words.impact}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {object.fields.map(({ name, label, autonomy, impact }) => (
          <TableRow key={name}>
            <TableCell>{revealHidden(label ?? name)}</TableCell>
            <TableCell>{name}</TableCell>
            <TableCell>{words.autonomies[autonomy]}</TableCell>
            <TableCell>
              <StatusTag variant={impact === 'high' ? 'warning' : 'default'}>{words.impacts[impact]}</StatusTag>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function None({ title, text }: { title: string; text: string }) {
  return (
    <EmptyState title={title} layout="vertical" imageName="lock" imageWidth={80} testId="allowlist-empty">
      <Text>{text}</Text>
    </EmptyState>
  );
}
