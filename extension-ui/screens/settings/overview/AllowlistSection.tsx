import {
  Accordion,
  Button,
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
import type { PartProps } from '../part-props.ts';
import { AttentionNotices } from './AttentionNotices.tsx';

const words = settingsStrings.allowlist;

type Allowlist = NonNullable<SettingsReply['allowlist']>;
type AllowedObject = Allowlist['objects'][number];

/** The allowlist in force, object by object. */
export function AllowlistSection(props: { settings: SettingsReply; display: DisplaySettings; go: PartProps['go'] }) {
  const { settings, display, go } = props;
  const { abilities, allowlist } = settings;
  return (
    <Flex direction="column" gap="small" testId="allowlist">
      <Flex direction="row" justify="between" align="center" gap="small">
        <Heading>{words.title}</Heading>
        {abilities.browseFields && (
          <Button size="xs" onClick={() => go('fields')} testId="to-fields">
            {words.toFields}
          </Button>
        )}
      </Flex>
      <AttentionNotices settings={settings} go={go} />
      {allowlist === null ? <None title={words.noneTitle} text={words.noneText} /> : null}
      {allowlist !== null && <InForce allowlist={allowlist} display={display} />}
    </Flex>
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
