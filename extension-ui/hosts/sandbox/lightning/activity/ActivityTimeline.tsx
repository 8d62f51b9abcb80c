import { useEffect, useState } from 'react';
import type { Activity } from '../api/page-types.ts';
import { ActivityItem } from './ActivityItem.tsx';

interface Props {
  activities: Activity[];
  timeZone: string;
  /** The activity that the address points to. */
  targetId: string | null;
}

/** Lightning's timeline: by month, newest first, each item unfolding in place. */
export function ActivityTimeline({ activities, timeZone, targetId }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (targetId === null) return;
    setOpen((ids) => new Set([...ids, targetId]));
    // After the item has grown to its full height.
    const frame = window.requestAnimationFrame(() => {
      const item = document.getElementById(`activity-${targetId}`);
      item?.scrollIntoView({ block: 'start' });
      item?.focus({ preventScroll: true });
    });
    return () => window.cancelAnimationFrame(frame);
  }, [targetId]);
  if (activities.length === 0) {
    return <p className="sb-muted">No activities yet. Paste a transcript to add the first call.</p>;
  }
  const sorted = activities.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  const allOpen = sorted.every(({ id }) => open.has(id));
  const toggle = (id: string) =>
    setOpen((ids) => (ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])));
  return (
    <div className="lx-timeline">
      <p className="lx-timeline-tools">
        <button
          type="button"
          className="sb-link"
          onClick={() => setOpen(allOpen ? new Set() : new Set(sorted.map(({ id }) => id)))}
        >
          {allOpen ? 'Collapse All' : 'Expand All'}
        </button>
      </p>
      {byMonth(sorted, timeZone).map(({ month, items }) => (
        <section key={month}>
          <h2 className="lx-month">{month}</h2>
          <ol>
            {items.map((activity) => (
              <ActivityItem
                key={activity.id}
                activity={activity}
                timeZone={timeZone}
                open={open.has(activity.id)}
                target={activity.id === targetId}
                onToggle={() => toggle(activity.id)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function byMonth(sorted: Activity[], timeZone: string): { month: string; items: Activity[] }[] {
  const format = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone });
  const months = Map.groupBy(sorted, ({ occurredAt }) => format.format(new Date(occurredAt)));
  return [...months].map(([month, items]) => ({ month, items }));
}
