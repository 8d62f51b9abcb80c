import { ScrollText, Settings } from 'lucide-react';
import { ColleagueEditDialog } from '../../shell/ColleagueEditDialog.tsx';
import { DemoBar } from '../../shell/DemoBar.tsx';
import { MishapMenu } from '../../shell/MishapMenu.tsx';
import { PageLink } from '../../shell/PageLink.tsx';
import { TranscriptDialog } from '../../shell/TranscriptDialog.tsx';
import type { Person, PropertyMetadata, RecordView, Session } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';
import { PropertyInput } from '../record/PropertyInput.tsx';
import { isEditable } from '../record/property-rules.ts';
import { logPath, type Route, settingsPath } from './use-route.ts';

interface Props {
  session: Session;
  person: Person;
  route: Route;
  onPerson(userId: string): void;
}

const mishapKinds = [
  { kind: 'rateLimited', label: 'Too many requests', hint: 'HubSpot answers 429' },
  { kind: 'serverError', label: 'HubSpot is down', hint: 'answers 502 or 503' },
  { kind: 'dropReplyAfterWrite', label: 'Reply lost after the write', hint: 'stored, but nobody hears of it' },
  { kind: 'humanEditBetweenReadAndWrite', label: 'Human edit in between', hint: 'after the read, before the write' },
];

export function HubSpotDemoBar({ session, person, route, onPerson }: Props) {
  return (
    <DemoBar
      crm="HubSpot"
      otherCrms={session.otherCrms ?? []}
      people={session.people}
      person={person}
      onPerson={onPerson}
      record={route.page === 'record' ? recordDialogs(session, person, route) : null}
      actions={
        <>
          <MishapMenu crm="HubSpot" kinds={mishapKinds} read={sandboxApi.mishaps} write={sandboxApi.setMishaps} />
          <PageLink to={logPath} className="sb-demo-button">
            <ScrollText size={14} aria-hidden />
            <span className="sb-demo-words">Log</span>
          </PageLink>
          <PageLink to={settingsPath} className="sb-demo-button">
            <Settings size={14} aria-hidden />
            <span className="sb-demo-words">Settings</span>
          </PageLink>
        </>
      }
    />
  );
}

function recordDialogs(session: Session, { userId }: Person, { objectTypeId, objectId }: Route & { page: 'record' }) {
  return {
    transcript: (onClose: () => void) => (
      <TranscriptDialog
        add={(given) => sandboxApi.addTranscript({ as: userId, objectTypeId, objectId, ...given })}
        onClose={onClose}
      />
    ),
    colleague: (onClose: () => void) => (
      <ColleagueEditDialog
        fieldWord="Property"
        others={session.people.filter((other) => other.userId !== userId)}
        recordKey={`${objectTypeId}/${objectId}`}
        loadFields={async () => editable(await sandboxApi.record(objectTypeId, objectId))}
        edit={(as, { name }, value) => sandboxApi.editRecord(objectTypeId, objectId, as.userId, { [name]: value })}
        input={({ property }, value, onChange) => (
          <PropertyInput property={property} value={value} onChange={onChange} owners={[]} />
        )}
        onClose={onClose}
      />
    ),
  };
}

interface Editable {
  name: string;
  label: string;
  value: string;
  property: PropertyMetadata;
}

/** The properties of the sidebar first: they are the ones that suggestions are about. */
function editable(view: RecordView): Editable[] {
  const rank = new Map(view.about.map((name, index) => [name, index]));
  const rankOf = (property: PropertyMetadata) => rank.get(property.name) ?? view.about.length;
  return view.propertyMetadata
    .filter((property) => isEditable(property) && property.referencedObjectType !== 'OWNER')
    .sort((a, b) => rankOf(a) - rankOf(b) || a.label.localeCompare(b.label))
    .map((property) => ({
      name: property.name,
      label: property.label,
      value: view.properties[property.name] ?? '',
      property,
    }));
}
