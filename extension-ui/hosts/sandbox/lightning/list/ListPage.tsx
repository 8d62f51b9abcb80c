import { useCallback, useEffect, useState } from 'react';
import { PageLink } from '../../shell/PageLink.tsx';
import { StateMessage } from '../../shell/StateMessage.tsx';
import { lightningApi } from '../api/lightning-api.ts';
import type { ObjectInfo, Person, RecordName } from '../api/page-types.ts';
import { ObjectIcon } from '../navigation/ObjectIcon.tsx';
import { recordPath } from '../navigation/use-route.ts';

const shown = 50;

type Listing =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; records: RecordName[] };

/** The records of one object that were changed last, as far as the person may read them. */
export function ListPage({ person, object }: { person: Person; object: ObjectInfo }) {
  const [listing, setListing] = useState<Listing>({ status: 'loading' });
  const load = useCallback(() => {
    setListing({ status: 'loading' });
    lightningApi.records(person.userId, object.name, '', shown).then(
      (records) => setListing({ status: 'ready', records }),
      (error: Error) => setListing({ status: 'failed', message: error.message }),
    );
  }, [person.userId, object.name]);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${object.labelPlural} | Sandbox CRM`;
  }, [object.labelPlural]);
  return (
    <main id="main" className="lx-list" tabIndex={-1}>
      <div className="lx-card">
        <h1>
          <ObjectIcon objectType={object.name} size="large" />
          <span>
            <span className="lx-record-kind">{object.labelPlural}</span>
            Recently changed
          </span>
        </h1>
        {listing.status === 'loading' && <StateMessage kind="loading" title="Loading the list" />}
        {listing.status === 'failed' && (
          <StateMessage kind="failed" title="The list could not be loaded" text={listing.message} onRetry={load} />
        )}
        {listing.status === 'ready' && <Rows records={listing.records} label={object.label} />}
      </div>
    </main>
  );
}

function Rows({ records, label }: { records: RecordName[]; label: string }) {
  if (records.length === 0) return <StateMessage kind="empty" title="There are no records that you may read" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="lx-table" aria-label="Records" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{label} Name</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ objectType, recordId, title, subtitle }) => (
            <tr key={recordId}>
              <td>
                <PageLink to={recordPath(objectType, recordId)}>{title}</PageLink>
              </td>
              <td>{subtitle}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
