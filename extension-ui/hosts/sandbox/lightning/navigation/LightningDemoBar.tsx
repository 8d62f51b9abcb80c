import { ColleagueEditDialog } from '../../shell/ColleagueEditDialog.tsx';
import { DemoBar } from '../../shell/DemoBar.tsx';
import { MishapMenu } from '../../shell/MishapMenu.tsx';
import { TranscriptDialog } from '../../shell/TranscriptDialog.tsx';
import { lightningApi, type RecordKey } from '../api/lightning-api.ts';
import type { FieldInfo, Person, RecordView, Session } from '../api/page-types.ts';
import type { Embedding } from '../panel/use-embedding.ts';
import { FieldInput } from '../record/FieldInput.tsx';
import { draftOf, typedValue } from '../record/field-draft.ts';
import type { Route } from './use-route.ts';

interface Props {
  session: Session;
  person: Person;
  route: Route;
  embedding: Embedding;
  onPerson(userId: string): void;
  onEmbedding(embedding: Embedding): void;
}

const mishapKinds = [
  { kind: 'rateLimited', label: 'Too many requests', hint: 'REQUEST_LIMIT_EXCEEDED' },
  { kind: 'serverError', label: 'Salesforce is down', hint: 'answers 500, 502 or 503' },
  { kind: 'rowLocked', label: 'The record is locked', hint: 'UNABLE_TO_LOCK_ROW, nothing is written' },
  { kind: 'dropReplyAfterWrite', label: 'Reply lost after the write', hint: 'stored, but nobody hears of it' },
  { kind: 'humanEditBetweenReadAndWrite', label: 'Human edit in between', hint: 'after the read, before the write' },
];

const embeddings: { key: Embedding; label: string; title: string }[] = [
  { key: 'lwc', label: 'LWC', title: 'The Lightning component; Apex signs who looks at it' },
  { key: 'canvas', label: 'Canvas', title: 'The Canvas app; Salesforce posts a signed request' },
];

export function LightningDemoBar({ session, person, route, embedding, onPerson, onEmbedding }: Props) {
  return (
    <DemoBar
      crm="Salesforce"
      otherCrms={session.otherCrms ?? []}
      people={session.people}
      person={person}
      onPerson={onPerson}
      record={route.page === 'record' ? recordDialogs(session, person, route) : null}
      choices={
        <fieldset className="sb-demo-switch" aria-label="Embedding">
          {embeddings.map(({ key, label, title }) => (
            <button
              key={key}
              type="button"
              title={title}
              aria-pressed={key === embedding}
              onClick={() => onEmbedding(key)}
            >
              {label}
            </button>
          ))}
        </fieldset>
      }
      actions={
        <MishapMenu crm="Salesforce" kinds={mishapKinds} read={lightningApi.mishaps} write={lightningApi.setMishaps} />
      }
    />
  );
}

function recordDialogs({ people }: Session, { userId }: Person, { objectType, recordId }: RecordKey) {
  const record = { objectType, recordId };
  return {
    transcript: (onClose: () => void) => (
      <TranscriptDialog add={(given) => lightningApi.addTranscript(userId, record, given)} onClose={onClose} />
    ),
    colleague: (onClose: () => void) => (
      <ColleagueEditDialog
        fieldWord="Field"
        others={people.filter((other) => other.userId !== userId).sort(byReach)}
        recordKey={recordId}
        loadFields={async () => editable(await lightningApi.record(userId, record))}
        edit={(as, { name, info }, draft) => lightningApi.edit(as.userId, record, { [name]: typedValue(info, draft) })}
        input={({ info }, value, onChange) => (
          <FieldInput field={info} draft={value} label={info.label} onChange={onChange} />
        )}
        onClose={onClose}
      />
    ),
  };
}

/** Reps last: Salesforce lets one of another team not edit the record. */
function byReach(a: Person, b: Person): number {
  return Number(a.role === 'rep') - Number(b.role === 'rep');
}

interface Editable {
  name: string;
  label: string;
  value: string;
  info: FieldInfo;
}

/** In the order of the layout, so the fields that suggestions are about come first. */
function editable({ layout, metadata, fields }: RecordView): Editable[] {
  const order = layout.sections.flatMap((section) => section.fields);
  const rankOf = ({ name }: FieldInfo) => (order.includes(name) ? order.indexOf(name) : order.length);
  return metadata
    .filter(({ updateable, type }) => updateable && type !== 'reference')
    .sort((a, b) => rankOf(a) - rankOf(b) || a.label.localeCompare(b.label))
    .map((info) => ({ name: info.name, label: info.label, value: draftOf(fields[info.name] ?? null), info }));
}
