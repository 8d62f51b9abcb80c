import type { ReactNode } from 'react';
import { Avatar } from '../../shell/Avatar.tsx';
import { PageLink } from '../../shell/PageLink.tsx';
import type { RecordView } from '../api/page-types.ts';
import { objectNames } from '../navigation/object-names.ts';
import { recordPath } from '../navigation/use-route.ts';
import { Section } from './Section.tsx';

/** The app's card, then what the record is associated with. */
export function RightSidebar({ record, card }: { record: RecordView; card: ReactNode }) {
  return (
    <aside className="hs-right" aria-label="Associations">
      {card}
      {objectNames.map(({ objectTypeId, many }) => {
        const associated = record.associations.filter((association) => association.objectTypeId === objectTypeId);
        if (objectTypeId === record.objectTypeId && associated.length === 0) return null;
        return (
          <Section key={objectTypeId} title={many} count={associated.length}>
            {associated.length === 0 && <p className="sb-muted">None associated with this record.</p>}
            {associated.map(({ objectId, title, subtitle, label }) => (
              <div key={objectId} className="hs-association">
                <Avatar name={title} size="small" />
                <div className="hs-association-text">
                  <PageLink to={recordPath(objectTypeId, objectId)} className="sb-link">
                    {title}
                  </PageLink>
                  {label && <span className="sb-label">{label}</span>}
                  {subtitle && <p className="sb-muted">{subtitle}</p>}
                </div>
              </div>
            ))}
          </Section>
        );
      })}
    </aside>
  );
}
