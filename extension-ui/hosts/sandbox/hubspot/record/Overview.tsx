import type { RecordView } from '../api/page-types.ts';
import { kinds } from '../timeline/ActivityItem.tsx';
import { type FormatSettings, formatMoment, formatProperty } from './format-property.ts';

interface Props {
  record: RecordView;
  settings: FormatSettings;
  onOpenActivity(id: string): void;
}

const highlights: Record<string, string[]> = {
  '0-1': ['createdate', 'lifecyclestage', 'hs_lead_status'],
  '0-2': ['createdate', 'lifecyclestage', 'industry'],
  '0-3': ['createdate', 'dealstage', 'closedate'],
  '0-5': ['createdate', 'hs_pipeline_stage', 'hs_ticket_priority'],
};

const recentCount = 5;

/** HubSpot's first tab: a few values at a glance and what happened last. */
export function Overview({ record, settings, onOpenActivity }: Props) {
  const recent = record.timeline.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)).slice(0, recentCount);
  return (
    <>
      <section className="hs-panel">
        <h2>Data highlights</h2>
        <dl className="hs-highlights">
          {(highlights[record.objectTypeId] ?? []).map((name) => {
            const property = record.propertyMetadata.find((candidate) => candidate.name === name);
            const value = record.properties[name];
            return (
              <div key={name}>
                <dt>{property?.label ?? name}</dt>
                <dd>{property && value ? formatProperty(property, value, settings) : '--'}</dd>
              </div>
            );
          })}
        </dl>
      </section>
      <section className="hs-panel">
        <h2>Recent activities</h2>
        {recent.length === 0 && <p className="sb-muted">No activities yet.</p>}
        <ul className="hs-recent">
          {recent.map(({ id, kind, title, occurredAt }) => {
            const { Icon, label } = kinds[kind];
            return (
              <li key={id}>
                <Icon size={16} aria-hidden />
                <button type="button" className="sb-link" onClick={() => onOpenActivity(id)}>
                  {label}: {title}
                </button>
                <time dateTime={occurredAt}>{formatMoment(occurredAt, settings.timeZone)}</time>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
