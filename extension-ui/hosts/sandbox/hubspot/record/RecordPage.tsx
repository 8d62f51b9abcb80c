import { useEffect, useMemo, useState } from 'react';
import { StateMessage } from '../../shell/StateMessage.tsx';
import { Tabs } from '../../shell/Tabs.tsx';
import { useActivityTarget } from '../../shell/use-activity-target.ts';
import type { Person, RecordView, Session } from '../api/page-types.ts';
import { CardFrame } from '../card/CardFrame.tsx';
import { recordContext } from '../card/card-context.ts';
import { useBridge } from '../card/use-bridge.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import type { FormatSettings } from './format-property.ts';
import { Overview } from './Overview.tsx';
import { PropertyList } from './PropertyList.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RightSidebar } from './RightSidebar.tsx';
import type { RecordState, RecordStore } from './record-store.ts';
import { useRecord } from './use-record.ts';

interface Props {
  session: Session;
  person: Person;
  objectTypeId: string;
  objectId: string;
}

export function RecordPage(props: Props) {
  const { store, state } = useRecord(props.objectTypeId, props.objectId);
  if (state.status === 'loading') return <StateMessage kind="loading" title="Loading the record" />;
  if (state.status === 'failed') {
    const retry = () => void store.reload();
    return <StateMessage kind="failed" title="The record could not be loaded" text={state.message} onRetry={retry} />;
  }
  return <Loaded {...props} store={store} state={state} />;
}

type Ready = Extract<RecordState, { status: 'ready' }>;

function Loaded({ session, person, store, state }: Props & { store: RecordStore; state: Ready }) {
  const { record } = state;
  const settings = useMemo(() => formatSettings(session), [session]);
  const sidebar = useCard(session, person, record, store, 'crm.record.sidebar');
  useEffect(() => {
    document.title = `${record.title} · Sandbox CRM`;
  }, [record.title]);
  return (
    <div className="hs-record">
      <aside className="hs-left" aria-label="Record">
        <RecordHeader record={record} settings={settings} />
        <PropertyList
          record={record}
          changed={state.changed}
          changeCount={state.changeCount}
          settings={settings}
          onSave={(name, value) => store.edit(person.userId, { [name]: value })}
        />
      </aside>
      <main id="main" className="hs-middle" tabIndex={-1}>
        <Middle {...{ session, person, record, store, settings }} />
      </main>
      <RightSidebar record={record} card={sidebar} />
    </div>
  );
}

interface MiddleProps {
  session: Session;
  person: Person;
  record: RecordView;
  store: RecordStore;
  settings: FormatSettings;
}

function Middle({ session, person, record, store, settings }: MiddleProps) {
  const target = useActivityTarget();
  const [tab, setTab] = useState(target.id === null ? 'app' : 'activities');
  const card = useCard(session, person, record, store, 'crm.record.tab');
  useEffect(() => {
    if (target.id !== null) setTab('activities');
  }, [target.id]);
  const openActivity = (id: string) => {
    target.open(id);
    setTab('activities');
  };
  const title = session.cards.find(({ location }) => location === 'crm.record.tab')?.title ?? 'App';
  return (
    <Tabs
      label="Record"
      active={tab}
      onChange={setTab}
      tabs={[
        {
          key: 'overview',
          title: 'Overview',
          content: <Overview record={record} settings={settings} onOpenActivity={openActivity} />,
        },
        {
          key: 'activities',
          title: 'Activities',
          content: <Timeline activities={record.timeline} timeZone={settings.timeZone} targetId={target.id} />,
        },
        { key: 'app', title, content: card },
      ]}
    />
  );
}

function useCard(session: Session, person: Person, record: RecordView, store: RecordStore, location: RecordLocation) {
  const card = session.cards.find((candidate) => candidate.location === location);
  const { objectTypeId, objectId } = record;
  const context = useMemo(
    () => recordContext(session, person, { objectTypeId, objectId }, location),
    [session, person, objectTypeId, objectId, location],
  );
  const bridge = useBridge(person, store);
  if (!card) return <StateMessage kind="empty" title="No app card here" text="The card has not been built yet." />;
  return <CardFrame card={card} context={context} bridge={bridge} />;
}

type RecordLocation = 'crm.record.tab' | 'crm.record.sidebar';

function formatSettings({ portal, people, owners }: Session): FormatSettings {
  const known =
    owners ?? people.map(({ ownerId, firstName, lastName }) => ({ id: ownerId, name: `${firstName} ${lastName}` }));
  return { currency: portal.currency, timeZone: portal.timezone, owners: known };
}
