import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { WaitingScreen } from '#ui/screens/WaitingScreen.tsx';
import { hubspotHost } from './hubspot-host.ts';
import { objectTypeName } from './object-types.ts';
import { recordUrl } from './record-url.ts';

hubspot.extend<'crm.bulkActions'>((api) => <BulkAction {...api} />);

function BulkAction({ context, actions }: ExtensionPointApi<'crm.bulkActions'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  const { objectTypeId, objectIds } = context.crm;
  const records = useMemo(() => {
    const objectType = objectTypeName(objectTypeId);
    return objectIds.map((id) => ({ crm: 'hubspot' as const, objectType, recordId: String(id) }));
  }, [objectTypeId, objectIds]);
  return (
    <WaitingScreen
      host={host}
      records={records}
      urlOf={({ recordId }) => recordUrl(context.portal.id, objectTypeId, recordId)}
    />
  );
}
