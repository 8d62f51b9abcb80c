import { Alert, Flex, LoadingSpinner, Select } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { fetchRuleChoices } from '#ui/core/rule-choices-api.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { noPart, type PauseKind, type PausePart } from './pause-part.ts';

const words = settingsStrings.pauses;

interface Props {
  host: Host;
  kind: PauseKind;
  part: PausePart | null;
  onPart: (part: PausePart | null) => void;
  isMissing: boolean;
}

/** The agents, objects or fields that there are. */
export function PausePartChoice({ host, kind, part, onPart, isMissing }: Props) {
  const [objectType, setObjectType] = useState(host.crm === 'hubspot' ? 'deals' : 'Opportunity');
  const read = useCallback((from: Host) => fetchRuleChoices(from, objectType), [objectType]);
  const { state } = useLoaded(host, read);
  if (state.status === 'failed') {
    return (
      <Alert title={words.failedTitle} variant="warning" testId="pause-choices-failed">
        {troubleText(state.problem)}
      </Alert>
    );
  }
  // While the fields of another object are read, those of the one before would mislead.
  if (state.status === 'loading' || state.refreshing)
    return <LoadingSpinner label={words.choicesLoading} showLabel={true} />;
  const { agents, objectTypes, fields } = state.value;
  const objects = objectTypes.map((value) => ({ value, label: value }));
  const missing = isMissing ? { error: true, validationMessage: words.partMissing } : {};
  const chooseObject = (value: unknown) => {
    if (kind === 'field') setObjectType(String(value));
    onPart(kind === 'object' ? { scope: { ...noPart, objectType: String(value) }, label: String(value) } : null);
  };
  if (kind === 'agent') {
    const choose = (value: unknown) => {
      const agent = agents.find(({ id }) => id === value);
      onPart(agent === undefined ? null : { scope: { ...noPart, agentId: agent.id }, label: agent.name });
    };
    return (
      <Select
        label={words.partAgent}
        name="pause-agent"
        testId="pause-agent"
        required={true}
        value={part?.scope.agentId ?? ''}
        options={agents.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose}
        {...missing}
      />
    );
  }
  const chooseField = (value: unknown) => {
    const field = fields.find(({ name }) => name === value);
    onPart(field === undefined ? null : { scope: { ...noPart, objectType, field: field.name }, label: field.label });
  };
  return (
    <Flex direction="column" gap="medium">
      <Select
        label={words.partObject}
        name="pause-object"
        testId="pause-object"
        required={true}
        value={kind === 'object' ? (part?.scope.objectType ?? '') : objectType}
        options={objects}
        onChange={chooseObject}
        {...(kind === 'object' ? missing : {})}
      />
      {kind === 'field' && (
        <Select
          label={words.partField}
          name="pause-field"
          testId="pause-field"
          required={true}
          value={part?.scope.field ?? ''}
          options={fields.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
          onChange={chooseField}
          {...missing}
        />
      )}
    </Flex>
  );
}
