import { CalendarDays, ChevronDown, ChevronRight, Mail, Phone, StickyNote } from 'lucide-react';
import { ActivityText } from '../../shell/transcript/ActivityText.tsx';
import type { Activity } from '../api/page-types.ts';
import { formatMoment } from '../record/format-field.ts';

interface Props {
  activity: Activity;
  timeZone: string;
  open: boolean;
  /** The one that a link points to. */
  target: boolean;
  onToggle(): void;
}

const kinds = {
  call: { label: 'Call', Icon: Phone, tone: '#06796f' },
  email: { label: 'Email', Icon: Mail, tone: '#5c6b7a' },
  note: { label: 'Note', Icon: StickyNote, tone: '#8a6116' },
  meeting: { label: 'Event', Icon: CalendarDays, tone: '#a5316c' },
};

export function ActivityItem({ activity, timeZone, open, target, onToggle }: Props) {
  const { label, Icon, tone } = kinds[activity.kind];
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li id={`activity-${activity.id}`} className={target ? 'lx-activity is-target' : 'lx-activity'} tabIndex={-1}>
      <button type="button" className="lx-activity-head" aria-expanded={open} onClick={onToggle}>
        <Chevron size={14} aria-hidden />
        <span className="lx-activity-icon" style={{ backgroundColor: tone }}>
          <Icon size={14} aria-hidden />
        </span>
        <span className="lx-activity-title">
          <span className="sb-hidden">{label}: </span>
          {activity.title}
        </span>
        <time dateTime={activity.occurredAt}>{formatMoment(activity.occurredAt, timeZone)}</time>
      </button>
      {open && (
        <div className="lx-activity-body">
          <ActivityText text={activity.text} isTalk={activity.kind !== 'email'} className="lx-activity-text" />
        </div>
      )}
    </li>
  );
}
