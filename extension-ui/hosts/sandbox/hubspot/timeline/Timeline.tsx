import { useEffect, useState } from 'react';
import type { Activity } from '../api/page-types.ts';
import { ActivityItem, kinds } from './ActivityItem.tsx';

interface Props {
  activities: Activity[];
  timeZone: string;
  /** The activity that the address points to. */
  targetId: string | null;
}

type Kind = Activity['kind'];

const kindNames = Object.keys(kinds) as Kind[];

/** The activities of a record, newest first, by month. */
export function Timeline({ activities, timeZone, targetId }: Props) {
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (targetId === null) return;
    setKind('all');
    setSearch('');
    setOpen((ids) => new Set([...ids, targetId]));
    // After the item has grown to its full height.
    const frame = window.requestAnimationFrame(() => {
      const item = document.getElementById(`activity-${targetId}`);
      item?.scrollIntoView({ block: 'start' });
      item?.focus({ preventScroll: true });
    });
    return () => window.cancelAnimationFrame(frame);
  }, [targetId]);
  const shown = activities
    .filter((activity) => (kind === 'all' || activity.kind === kind) && matches(activity, search))
    .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  const toggle = (id: string) =>
    setOpen((ids) => (ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])));
  const allOpen = shown.length > 0 && shown.every(({ id }) => open.has(id));
  return (
    <div className="hs-timeline">
      <div className="hs-timeline-tools">
        <input
          type="search"
          className="sb-input"
          aria-label="Search activities"
          placeholder="Search activities"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <fieldset className="hs-filter">
          <legend className="sb-hidden">Kind of activity</legend>
          {(['all', ...kindNames] as const).map((name) => (
            <button key={name} type="button" aria-pressed={kind === name} onClick={() => setKind(name)}>
              {name === 'all' ? 'All' : kinds[name].many}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="sb-link"
          onClick={() => setOpen(allOpen ? new Set() : new Set(shown.map(({ id }) => id)))}
        >
          {allOpen ? 'Collapse all' : 'Expand all'}
        </button>
      </div>
      {shown.length === 0 && <p className="sb-muted hs-timeline-none">{emptyText(activities.length)}</p>}
      {shown.map((activity, index) => {
        const month = monthOf(activity, timeZone);
        const before = shown[index - 1];
        return (
          <div key={activity.id}>
            {(!before || monthOf(before, timeZone) !== month) && <h2 className="hs-month">{month}</h2>}
            <ActivityItem
              activity={activity}
              timeZone={timeZone}
              open={open.has(activity.id)}
              target={activity.id === targetId}
              onToggle={() => toggle(activity.id)}
            />
          </div>
        );
      })}
    </div>
  );
}

function emptyText(total: number): string {
  return total === 0 ? 'No activities yet. Paste a transcript to add the first call.' : 'No activity matches.';
}

function matches({ title, text }: Activity, search: string): boolean {
  return `${title} ${text}`.toLowerCase().includes(search.trim().toLowerCase());
}

function monthOf({ occurredAt }: Activity, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone }).format(new Date(occurredAt));
}
