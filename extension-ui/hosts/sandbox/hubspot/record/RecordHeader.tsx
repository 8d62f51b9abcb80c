import { CalendarDays, ChevronLeft, Ellipsis, ListTodo, Mail, Phone, StickyNote } from 'lucide-react';
import { Avatar } from '../../shell/Avatar.tsx';
import type { RecordView } from '../api/page-types.ts';
import { objectName } from '../navigation/object-names.ts';
import { type FormatSettings, formatProperty } from './format-property.ts';

const actions = [
  { label: 'Note', Icon: StickyNote },
  { label: 'Email', Icon: Mail },
  { label: 'Call', Icon: Phone },
  { label: 'Task', Icon: ListTodo },
  { label: 'Meeting', Icon: CalendarDays },
  { label: 'More', Icon: Ellipsis },
];

const headline: Record<string, string[]> = {
  '0-1': ['jobtitle', 'email', 'phone'],
  '0-2': ['domain', 'phone'],
  '0-3': ['amount', 'closedate', 'dealstage'],
  '0-5': ['hs_pipeline_stage', 'hs_ticket_priority'],
};

/** Name, avatar and the few properties by which a record is known. */
export function RecordHeader({ record, settings }: { record: RecordView; settings: FormatSettings }) {
  const facts = (headline[record.objectTypeId] ?? []).flatMap((name) => {
    const property = record.propertyMetadata.find((candidate) => candidate.name === name);
    const value = record.properties[name];
    return property && value ? [{ label: property.label, text: formatProperty(property, value, settings) }] : [];
  });
  return (
    <div className="hs-record-head">
      <p className="hs-record-path">
        <ChevronLeft size={14} aria-hidden />
        {objectName(record.objectTypeId).many}
      </p>
      <div className="hs-record-name">
        <Avatar name={record.title} size="large" />
        <div>
          <h1>{record.title}</h1>
          {facts.length === 0 && record.subtitle && <p className="sb-muted">{record.subtitle}</p>}
          <dl>
            {facts.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}:</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      {/* Scenery: the sandbox offers none of these, and a button that does nothing would be a lie to the keyboard. */}
      <div className="hs-record-actions" aria-hidden>
        {actions.map(({ label, Icon }) => (
          <span key={label}>
            <i>
              <Icon size={15} />
            </i>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
