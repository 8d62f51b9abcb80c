import { PageLink } from '../../shell/PageLink.tsx';
import type { RelatedList } from '../api/page-types.ts';
import { ObjectIcon } from '../navigation/ObjectIcon.tsx';
import { recordPath } from '../navigation/use-route.ts';

export function RelatedTab({ lists }: { lists: RelatedList[] }) {
  if (lists.length === 0) return <p className="sb-muted">Nothing is related to this record.</p>;
  return lists.map(({ objectType, title, records }) => (
    <section key={title} className="lx-related">
      <h2>
        <ObjectIcon objectType={objectType} size="small" />
        {title} <span>({records.length})</span>
      </h2>
      <ul>
        {records.map((record) => (
          <li key={record.recordId}>
            <PageLink to={recordPath(record.objectType, record.recordId)}>{record.title}</PageLink>
            {record.subtitle && <p className="sb-muted">{record.subtitle}</p>}
          </li>
        ))}
      </ul>
      {records.length === 0 && <p className="sb-muted">None yet.</p>}
    </section>
  ));
}
