import type { RecordActivity } from '../options.ts';
import { longId } from '../record-id.ts';
import type { Row } from '../soql/table.ts';

/** Calls, e-mails, notes and meetings on records. */
export class Timeline {
  readonly #activities: RecordActivity[];

  constructor(seeded: readonly RecordActivity[]) {
    this.#activities = [...seeded];
  }

  all(): RecordActivity[] {
    return [...this.#activities];
  }

  /** With an id of its own, not yet kept. */
  numbered(activity: Omit<RecordActivity, 'id'>): RecordActivity {
    return { id: activityId(activity.kind, 'Fn', this.#activities.length + 1), ...activity };
  }

  add(activity: RecordActivity): void {
    this.#activities.push(activity);
  }

  /** As rows of Task or Event. */
  rows(objectType: 'Task' | 'Event', canRead: (recordId: string) => boolean): Row[] {
    const isMeeting = objectType === 'Event';
    return this.#activities
      .filter(({ kind, recordId }) => (kind === 'meeting') === isMeeting && canRead(recordId))
      .map((activity) => (isMeeting ? eventRow(activity) : taskRow(activity)));
  }
}

/** @param series tells those of the seed from later ones */
export function activityId(kind: RecordActivity['kind'], series: 'Fw' | 'Fn', number: number): string {
  return longId(`${kind === 'meeting' ? '00U' : '00T'}${series}${String(number).padStart(10, '0')}`) ?? '';
}

function sharedRow({ id, objectType, recordId, title, text, occurredAt }: RecordActivity): Row {
  const isPerson = objectType === 'Contact' || objectType === 'Lead';
  return {
    Id: id,
    WhoId: isPerson ? recordId : null,
    WhatId: isPerson ? null : recordId,
    Subject: title,
    Description: text,
    ActivityDate: occurredAt.slice(0, 10),
    CreatedDate: `${occurredAt.slice(0, 19)}.000+0000`,
    IsDeleted: false,
  };
}

function taskRow(activity: RecordActivity): Row {
  const TaskSubtype = { call: 'Call', email: 'Email', note: 'Task', meeting: 'Task' }[activity.kind];
  return { ...sharedRow(activity), Status: 'Completed', TaskSubtype };
}

function eventRow(activity: RecordActivity): Row {
  return { ...sharedRow(activity), StartDateTime: `${activity.occurredAt.slice(0, 19)}.000+0000` };
}
