import { EmptyState, Text } from '@hubspot/ui-extensions';
import { useMemo, useSyncExternalStore } from 'react';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { QueueScreen } from '#ui/screens/QueueScreen.tsx';
import { ScreenTabs } from '#ui/screens/ScreenTabs.tsx';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';
import type { Framed } from '../salesforce/App.tsx';
import { salesforceHost } from '../salesforce/salesforce-host.ts';
import { words } from './words.ts';

const tabs = [
  { id: 'settings', title: words.settings, Screen: SettingsScreen },
  { id: 'queue', title: words.queue, Screen: QueueScreen },
  { id: 'log', title: words.log, Screen: LogScreen },
] as const;

/** Only spares people a row of refusals: the server decides who may see what. */
const overseers: readonly string[] = ['sales_ops', 'admin', 'auditor'];

/** Fieldward's own page in Salesforce: what belongs to no record. */
export function AppPage({ embedding, session, kit, ownToast }: Omit<Framed, 'props'>) {
  const person = useSyncExternalStore(session.subscribe, session.person);
  const host = useMemo(
    () => salesforceHost({ embedding, session, kit, record: null, ownToast }).host,
    [embedding, session, kit, ownToast],
  );
  if (person !== null && !overseers.includes(person.role)) {
    return (
      <EmptyState title={words.notForYouTitle} imageName="lock" layout="vertical" testId="not-for-you">
        <Text>{words.notForYouText}</Text>
      </EmptyState>
    );
  }
  return <ScreenTabs host={host} tabs={tabs} variant="enclosed" />;
}
