import {
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  ModalBody,
  ModalFooter,
  Statistics,
  StatisticsItem,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import { lineText } from '#ui/core/field-line-text.ts';
import type { FieldRow } from '#ui/core/field-rows.ts';
import { fieldStrings } from '#ui/core/field-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { ClassForm } from './ClassForm.tsx';

const words = fieldStrings.details;

interface Props extends PolicyProps {
  row: FieldRow;
}

/** Everything that is known of one field, and the way to another class. */
export function FieldDetails(props: Props) {
  const { host, row } = props;
  const label = revealHidden(row.field.label);
  return (
    <ModalButton
      host={host}
      id={`details-${row.field.name}`}
      act={words.open}
      icon="view"
      label={label}
      title={label}
      variant="transparent"
      wide={true}
    >
      {(close) => <Inside {...props} close={close} />}
    </ModalButton>
  );
}

type Step = 'details' | 'protect' | 'correct';

function Inside(props: Props & { close: () => void }) {
  const [shown, setShown] = useState<Step>('details');
  const back = () => setShown('details');
  if (shown !== 'details') return <ClassForm {...props} kind={shown} onBack={back} />;
  return <Known {...props} step={setShown} />;
}

function Known({ row, reply, close, step }: Props & { close: () => void; step: (next: Step) => void }) {
  const { field, classChange, line, lineInForce, locked, changed } = row;
  const mayChange = reply.mayPublish;
  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="medium">
          {field.description !== '' && <Text>{revealHidden(field.description)}</Text>}
          <DescriptionList direction="row">
            <DescriptionListItem label={words.apiName}>{field.name}</DescriptionListItem>
            <DescriptionListItem label={words.group}>{revealHidden(field.group)}</DescriptionListItem>
            <DescriptionListItem label={words.type}>{field.type}</DescriptionListItem>
            <DescriptionListItem label={words.class}>
              {`${fieldStrings.classes[classChange?.class ?? field.class]}. ${revealHidden(classChange?.reason ?? field.classReason)}`}
            </DescriptionListItem>
            <DescriptionListItem label={words.inForce}>{lineText(lineInForce)}</DescriptionListItem>
            {changed && <DescriptionListItem label={words.draft}>{lineText(line)}</DescriptionListItem>}
            {!locked && (
              <DescriptionListItem label={words.automatic}>
                {revealHidden(field.notAutomatic ?? words.canBeAutomatic)}
              </DescriptionListItem>
            )}
          </DescriptionList>
          <Statistics>
            <StatisticsItem label={words.asked} number={String(field.asked)} />
            <StatisticsItem label={words.accepted} number={String(field.accepted)} />
            <StatisticsItem label={words.edited} number={String(field.edited)} />
            <StatisticsItem label={words.rejected} number={String(field.rejected)} />
          </Statistics>
        </Flex>
      </ModalBody>
      <ModalFooter>
        {mayChange && !locked && (
          <Button onClick={() => step('protect')} testId={`protect-${field.name}`}>
            {fieldStrings.protect.act}
          </Button>
        )}
        {mayChange && field.correctable && classChange === null && (
          <Button onClick={() => step('correct')} testId={`correct-${field.name}`}>
            {fieldStrings.correct.act}
          </Button>
        )}
        {mayChange && classChange !== null && (
          <Button onClick={() => step('correct')} testId={`class-back-${field.name}`}>
            {fieldStrings.takeBack}
          </Button>
        )}
        <Button variant="secondary" onClick={close} testId={`details-${field.name}-close`}>
          {words.close}
        </Button>
      </ModalFooter>
    </>
  );
}
