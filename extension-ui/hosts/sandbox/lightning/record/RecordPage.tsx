import { useEffect, useMemo, useState } from 'react';
import type { OpenRecordState } from '../../shell/open-record.ts';
import { StateMessage } from '../../shell/StateMessage.tsx';
import { Tabs } from '../../shell/Tabs.tsx';
import { useActivityTarget } from '../../shell/use-activity-target.ts';
import { ActivityTimeline } from '../activity/ActivityTimeline.tsx';
import type { Person, RecordView, Session } from '../api/page-types.ts';
import { CanvasPanel } from '../panel/CanvasPanel.tsx';
import { LwcPanel } from '../panel/LwcPanel.tsx';
import type { Embedding } from '../panel/use-embedding.ts';
import { DetailsTab } from './DetailsTab.tsx';
import { HighlightsPanel } from './HighlightsPanel.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { Path } from './Path.tsx';
import { RelatedTab } from './RelatedTab.tsx';
import type { RecordStore } from './record-store.ts';
import { useRecord } from './use-record.ts';

interface Props {
  session: Session;
  person: Person;
  embedding: Embedding;
  objectType: string;
  recordId: string;
}

export function RecordPage(props: Props) {
  const { store, state } = useRecord(props.person.userId, props.objectType, props.recordId);
  if (state.status === 'loading') return <StateMessage kind="loading" title="Loading the record" />;
  if (state.status === 'failed') {
    const retry = () => void store.reload();
    return <StateMessage kind="failed" title="The record could not be loaded" text={state.message} onRetry={retry} />;
  }
  return <Loaded {...props} store={store} state={state} />;
}

type Ready = Extract<OpenRecordState<RecordView>, { status: 'ready' }>;

function Loaded({ session, person, embedding, store, state }: Props & { store: RecordStore; state: Ready }) {
  const { record: view } = state;
  const { currency, timeZone } = session.organization;
  const settings = useMemo(() => ({ currency, timeZone }), [currency, timeZone]);
  const path = view.metadata.find(({ name }) => name === view.layout.path);
  const label = session.objects.find(({ name }) => name === view.objectType)?.label ?? view.objectType;
  const { objectType, recordId } = view;
  useEffect(() => {
    document.title = `${view.title} | ${label} | Sandbox CRM`;
  }, [view.title, label]);
  return (
    <main id="main" className="lx-record" tabIndex={-1}>
      <HighlightsPanel view={view} label={label} settings={settings} />
      {path && <Path view={view} field={path} onSave={store.save} />}
      <div className="lx-columns">
        <RecordTabs {...{ state, settings, store }} />
        <aside className="lx-side" aria-label="App components">
          {embedding === 'lwc' ? (
            <LwcPanel session={session} person={person} record={{ objectType, recordId }} />
          ) : (
            <CanvasPanel session={session} person={person} record={{ objectType, recordId }} />
          )}
        </aside>
      </div>
    </main>
  );
}

interface TabsProps {
  state: Ready;
  settings: { currency: string; timeZone: string };
  store: RecordStore;
}

function RecordTabs({ state, settings, store }: TabsProps) {
  const { record: view, changed, changeCount } = state;
  const target = useActivityTarget();
  const [tab, setTab] = useState(target.id === null ? 'details' : 'activity');
  useEffect(() => {
    if (target.id !== null) setTab('activity');
  }, [target.id]);
  const details = <DetailsTab {...{ view, settings, changed, changeCount }} onSave={store.save} />;
  const timeline = <ActivityTimeline activities={view.activities} timeZone={settings.timeZone} targetId={target.id} />;
  return (
    <div className="lx-card lx-main">
      <Tabs
        label="Record"
        active={tab}
        onChange={setTab}
        tabs={[
          { key: 'details', title: 'Details', content: details },
          { key: 'activity', title: 'Activity', content: timeline },
          { key: 'related', title: 'Related', content: <RelatedTab lists={view.related} /> },
          { key: 'history', title: 'History', content: <HistoryTab view={view} settings={settings} /> },
        ]}
      />
    </div>
  );
}
