import { CalendarDays, ChevronDown, ChevronRight, Mail, Phone, StickyNote } from 'lucide-react';
import { ActivityText } from '../../shell/transcript/ActivityText.tsx';
import type { Activity } from '../api/page-types.ts';
import { formatMoment } from '../record/format-property.ts';

interface Props {
  activity: Activity;
  timeZone: string;
  open: boolean;
  /** The one that a link points to. */
  target: boolean;
  onToggle(): void;
}

export const kinds = {
  call: { label: 'Call', many: 'Calls', Icon: Phone },
  email: { label: 'Email', many: 'Emails', Icon: Mail },
  note: { label: 'Note', many: 'Notes', Icon: StickyNote },
  meeting: { label: 'Meeting', many: 'Meetings', Icon: CalendarDays },
};

const previewLetters = 160;

export function ActivityItem({ activity, timeZone, open, target, onToggle }: Props) {
  const { label, Icon } = kinds[activity.kind];
  const people = activity.participants.map((person) => (typeof person === 'string' ? person : person.name));
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <article id={`activity-${activity.id}`} className={target ? 'hs-activity is-target' : 'hs-activity'} tabIndex={-1}>
      <button type="button" className="hs-activity-head" aria-expanded={open} onClick={onToggle}>
        <Chevron size={16} aria-hidden />
        <Icon size={16} aria-hidden className="hs-activity-icon" />
        <span className="hs-activity-title">
          <strong>{label}</strong> {activity.title}
        </span>
        <time dateTime={activity.occurredAt}>{formatMoment(activity.occurredAt, timeZone)}</time>
      </button>
      {people.length > 0 && <p className="hs-activity-people">{people.join(', ')}</p>}
      {open ? (
        <ActivityText text={activity.text} isTalk={activity.kind !== 'email'} className="hs-activity-text" />
      ) : (
        <p className="hs-activity-preview">{activity.text.replaceAll(/\s+/g, ' ').slice(0, previewLetters)}</p>
      )}
    </article>
  );
}
