import {
  DescriptionList,
  DescriptionListItem,
  Divider,
  Flex,
  Heading,
  Image,
  List,
  StatusTag,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

const variants = ['default', 'info', 'success', 'warning', 'danger'] as const;
const colours = ['default', 'info', 'success', 'warning', 'error'] as const;
const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

export function Texts() {
  const log = useLog();
  return (
    <Flex direction="column" gap="small">
      <Heading>Three suggestions are waiting</Heading>
      <Text>Agents suggest. People decide.</Text>
      <Text variant="microcopy">Meeting notes agent · 2 hours ago</Text>
      <Flex gap="small" align="baseline" wrap={true}>
        <Text format={{ lineDecoration: 'strikethrough' }}>31 January</Text>
        <Text format={{ fontWeight: 'bold' }}>24 March</Text>
        <Text format={{ italic: true }}>(52 days later)</Text>
        <Text format={{ fontWeight: 'demibold', lineDecoration: 'underline' }}>Underlined</Text>
        <Text format={{ textTransform: 'sentenceCase' }}>SENTENCE CASE</Text>
      </Flex>
      <Text truncate={{ maxWidth: 220 }}>A line that is much too long to be shown in the room it has</Text>
      <Text testId="markup">{'<img src=x onerror="alert(1)"> stays text'}</Text>
      <List variant="unordered-styled">
        <Text>First</Text>
        <Text>Second</Text>
      </List>
      <List variant="inline-divided">
        <Text>Close date</Text>
        <Text>Amount</Text>
      </List>
      <Divider />
      <Flex gap="small" wrap={true}>
        {variants.map((variant) => (
          <StatusTag key={variant} variant={variant} hollow={variant === 'default'}>
            {variant}
          </StatusTag>
        ))}
        <StatusTag variant="info" showRemoveIcon={true} onRemoveClick={log('removed')} onClick={log('status')}>
          Removable
        </StatusTag>
      </Flex>
      <Flex gap="small" wrap={true}>
        {colours.map((variant) => (
          <Tag key={variant} variant={variant}>
            {variant}
          </Tag>
        ))}
        <Tag onClick={log('tag')}>Press me</Tag>
      </Flex>
      <DescriptionList direction="row">
        <DescriptionListItem label="Deal owner">
          <Text>Ada Byrne</Text>
        </DescriptionListItem>
        <DescriptionListItem label="Billing terms">
          <Text>Net 30</Text>
        </DescriptionListItem>
      </DescriptionList>
      <Image src={dot} alt="A picture with a refused address" />
    </Flex>
  );
}
