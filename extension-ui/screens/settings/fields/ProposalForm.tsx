import {
  Alert,
  Button,
  Checkbox,
  EmptyState,
  Flex,
  Heading,
  List,
  LoadingButton,
  LoadingSpinner,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PolicyProposalReply } from '#contract/policy-draft.ts';
import { fieldStrings } from '#ui/core/field-strings.ts';
import { fetchProposal } from '#ui/core/fields-api.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { LoadFailure } from '../../review/LoadFailure.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';

const words = fieldStrings.first;

type Proposed = PolicyProposalReply['fields'][number];

/** What the CRM's metadata proposes, each with its reason; what is ticked becomes the draft. */
export function ProposalForm(props: PolicyProps & { onBack: () => void }) {
  const { host, onBack } = props;
  const { state, reload } = useLoaded(host, fetchProposal);
  if (state.status === 'loading') return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" />;
  if (state.status === 'failed') {
    const failure = { offline: {}, broken: { title: words.failedTitle }, missing: { title: words.failedTitle } };
    return <LoadFailure words={failure} problem={state.problem} retrying={false} onRetry={() => void reload()} />;
  }
  if (state.value.fields.length === 0) {
    return (
      <EmptyState title={words.noneTitle} layout="vertical" imageName="components" imageWidth={80} testId="no-proposal">
        <Text>{words.noneText}</Text>
        <Button size="sm" onClick={onBack}>
          {words.back}
        </Button>
      </EmptyState>
    );
  }
  return <Choice {...props} proposed={state.value.fields} />;
}

const keyOf = ({ objectType, field }: Proposed) => `${objectType}.${field}`;

function Choice({ proposed, edit, go, onBack }: PolicyProps & { onBack: () => void; proposed: readonly Proposed[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const [saving, setSaving] = useState(false);
  const taken = proposed.filter((one) => !left.has(keyOf(one)));
  const toggle = (key: string) => {
    setLeft((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    );
  };
  const start = async () => {
    setSaving(true);
    const lines = taken.map(({ objectType, field, autonomy, impact }) => ({ objectType, field, autonomy, impact }));
    const found = await edit((content) => ({ ...content, fields: lines }));
    setSaving(false);
    setProblem(found);
    if (found === null) go('publish');
  };
  return (
    <Flex direction="column" gap="medium" testId="proposal">
      <Flex direction="column" gap="flush">
        <Heading>{words.proposalTitle(proposed.length)}</Heading>
        <Text variant="microcopy">{words.proposalText}</Text>
      </Flex>
      {[...Map.groupBy(proposed, ({ objectType }) => objectType)].map(([objectType, list]) => (
        <ObjectTable key={objectType} objectType={objectType} list={list} left={left} onToggle={toggle} />
      ))}
      {problem !== null && (
        <Alert title={fieldStrings.failedSaveTitle} variant="danger" testId="proposal-problem">
          {troubleText(problem)}
        </Alert>
      )}
      <Flex direction="row" gap="small" wrap={true}>
        <LoadingButton
          variant="primary"
          loading={saving}
          disabled={taken.length === 0}
          onClick={() => void start()}
          testId="start-with-proposal"
        >
          {words.start(taken.length)}
        </LoadingButton>
        <Button variant="secondary" onClick={onBack} testId="proposal-back">
          {words.back}
        </Button>
      </Flex>
      <Flex direction="column" gap="extra-small">
        <Text format={{ fontWeight: 'bold' }}>{words.stepsTitle}</Text>
        <List variant="ordered">
          {words.steps.map((step) => (
            <Text key={step}>{step}</Text>
          ))}
        </List>
      </Flex>
    </Flex>
  );
}

function ObjectTable(props: {
  objectType: string;
  list: readonly Proposed[];
  left: ReadonlySet<string>;
  onToggle: (key: string) => void;
}) {
  const { objectType, list, left, onToggle } = props;
  return (
    <Table density="condensed" testId={`proposal-${objectType}`}>
      <TableHead>
        <TableRow>
          <TableHeader width="min">{fieldStrings.columns.select}</TableHeader>
          <TableHeader>{objectType}</TableHeader>
          <TableHeader>{words.why}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {list.map((one) => (
          <TableRow key={one.field}>
            <TableCell width="min">
              <Checkbox
                name={`take-${one.field}`}
                aria-label={fieldStrings.selectRow(revealHidden(one.label))}
                checked={!left.has(keyOf(one))}
                onChange={() => onToggle(keyOf(one))}
                testId={`take-${one.field}`}
              />
            </TableCell>
            <TableCell>{revealHidden(one.label)}</TableCell>
            <TableCell>{revealHidden(one.why)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
