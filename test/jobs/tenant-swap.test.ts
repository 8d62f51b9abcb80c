import type { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '#jobs/worker.ts';
import { queues } from '#store/queues.ts';
import { typeIntoCrm } from '#test/support/decide.ts';
import { dealAt } from '#test/support/filing.ts';
import { openTwoTenants, type TwoTenants } from '#test/support/two-tenants.ts';

type Handler = (jobs: readonly object[]) => Promise<void>;

let two: TwoTenants;
let isEverybodyDeleted = false;
const handlers = new Map<string, Handler>();
beforeAll(async () => {
  two = await openTwoTenants({ withoutPolicies: true });
  // What duties do for them they would do for them; here they have no CRM that could be asked.
  await two.scene.owner.query('delete from connection where tenant_id = $1', [two.theirs]);
  // The handlers as pg-boss is given them, to be called with any job at once.
  const boss = {
    work: async (name: string, ...rest: unknown[]) => void handlers.set(name, rest.at(-1) as Handler),
    schedule: async () => {},
  };
  const { ctx } = two.scene.fieldward;
  const gatewayOf: typeof ctx.gatewayOf = async (tenantId, crm) => {
    const gateway = await ctx.gatewayOf(tenantId, crm);
    // HubSpot announces deletions; asked as another CRM is, it would tell this.
    return { ...gateway, deletedAmong: async (_, asked) => (isEverybodyDeleted ? asked : []) };
  };
  await startWorker(boss as unknown as PgBoss, { ...ctx, gatewayOf }, pino({ level: 'silent' }));
});
afterAll(() => two.close());

interface Case {
  /** Payloads that name one company and what is the other's. */
  readonly swapped: () => readonly (object | null)[];
  /** A duty works for every company in turn, whatever its job says: then only theirs has to stay as it is. */
  readonly isDuty: boolean;
  /** Makes work for the queue that is ours, beside theirs of the same look. @returns the payload */
  readonly ours: () => Promise<object | null>;
}

const theirId = (kind: string) => two.ids.theirs.get(kind) ?? [];
const ourId = (kind: string) => two.ids.ours.get(kind) ?? [];
const place = (tenantId: string, recordId: string | undefined) => ({
  tenantId,
  crm: 'hubspot',
  objectType: 'deals',
  recordId,
});
/** A record that only one of the two has anything about, under the name of the other. */
const swappedPlaces = () => [
  place(two.ours, theirId('recordId')[0]),
  place(two.theirs, dealAt(two.scene, 40).recordId),
];
const duty = (ours: Case['ours']): Case => ({
  isDuty: true,
  swapped: () => [null, { tenantId: two.theirs }, { tenantId: two.ours, ...Object.fromEntries(two.ids.theirs) }],
  ours,
});
const oneOfOurs = async (change: string, where: string) => {
  const ours = `select id from suggestion where tenant_id = $1 and ${where} order by id limit 1`;
  await two.scene.owner.query(`update suggestion set ${change} where tenant_id = $1 and id = (${ours})`, [two.ours]);
  return null;
};

/** A new queue has to say here what a job of it looks like. */
const cases: Record<(typeof queues)[keyof typeof queues]['name'], Case> = {
  'finish-change': {
    isDuty: false,
    swapped: () => [
      ...['chg', 'sug', 'uuid'].flatMap((kind) => [
        ...theirId(kind).map((changeId) => ({ tenantId: two.ours, changeId })),
        ...ourId(kind).map((changeId) => ({ tenantId: two.theirs, changeId })),
      ]),
      { tenantId: 'hubspot.770044', changeId: theirId('chg')[0] },
    ],
    ours: async () => {
      const { rows } = await two.scene.owner.query<{ id: string }>(
        "update change set lease_until = null where tenant_id = $1 and state = 'intended' returning id",
        [two.ours],
      );
      return { tenantId: two.ours, changeId: rows[0]?.id };
    },
  },
  'accept-by-policy': {
    isDuty: false,
    swapped: () => [
      { tenantId: two.ours, suggestionIds: theirId('sug') },
      { tenantId: two.theirs, suggestionIds: ourId('sug') },
    ],
    ours: async () => {
      await oneOfOurs(`rules = '[{"rule":"automatic","says":"allow","sentence":"By itself."}]'`, "state = 'pending'");
      return { tenantId: two.ours, suggestionIds: ourId('sug') };
    },
  },
  'go-on-with-batch': {
    isDuty: false,
    swapped: () => [
      ...theirId('bat').map((batchId) => ({ tenantId: two.ours, batchId })),
      ...ourId('bat').map((batchId) => ({ tenantId: two.theirs, batchId })),
    ],
    ours: async () => ({ tenantId: two.ours, batchId: ourId('bat')[0] }),
  },
  'follow-crm-changes': {
    isDuty: false,
    swapped: () =>
      swappedPlaces().flatMap(({ tenantId, crm, objectType, recordId }) =>
        [true, false].map((deleted) => {
          const fields = ['use_case', 'champion', 'hs_next_step'];
          return { tenantId, crm, news: [{ objectType, recordId, fields, deleted }] };
        }),
      ),
    ours: async () => {
      const record = dealAt(two.scene, 30);
      typeIntoCrm(two.scene, record, 'use_case', 'For Ourquill');
      const news = [{ objectType: 'deals', recordId: record.recordId, fields: ['use_case'], deleted: false }];
      return { tenantId: two.ours, crm: 'hubspot', news };
    },
  },
  'erase-record': {
    isDuty: false,
    swapped: () => swappedPlaces().map((one) => ({ ...one, reason: 'privacy_deletion' })),
    ours: async () => ({ ...place(two.ours, dealAt(two.scene, 31).recordId), reason: 'privacy_deletion' }),
  },
  'expire-suggestions': duty(() => oneOfOurs("expires_at = now() - interval '1 day'", "state = 'quarantined'")),
  'erase-old': duty(() => oneOfOurs("updated_at = now() - interval '5 years'", "state = 'failed'")),
  'follow-groups': duty(async () => null),
  'follow-deletions': duty(async () => {
    isEverybodyDeleted = true;
    return null;
  }),
};

async function work(name: string, data: object | null, retryCount = 0): Promise<void> {
  await handlers.get(name)?.([{ id: name, name, data, retryCount, retryLimit: 1 }]);
}

const names = Object.values(queues).map(({ name }) => name);

describe('a job', () => {
  it('is tried here of every queue, and every queue has somebody who works it', () => {
    expect(Object.keys(cases).toSorted()).toEqual(names.toSorted());
    expect([...handlers.keys()].toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('of %s that names one company and what is the other’s does nothing and is done', async (name) => {
    const { swapped, isDuty } = cases[name];
    const before = { ours: await two.fingerprint(two.ours), theirs: await two.fingerprint(two.theirs) };
    expect(swapped().length).toBeGreaterThan(1);
    for (const data of swapped()) {
      // The first time and the last, when a change that cannot be finished is given up.
      for (const retryCount of [0, 1]) await work(name, data, retryCount);
      expect(await two.fingerprint(two.theirs), JSON.stringify(data)).toEqual(before.theirs);
      if (!isDuty) expect(await two.fingerprint(two.ours), JSON.stringify(data)).toEqual(before.ours);
    }
  });

  it.each(names)('of %s does its work for us, and nothing to those who have the same record', async (name) => {
    const data = await cases[name].ours();
    const before = { ours: await two.fingerprint(two.ours), theirs: await two.fingerprint(two.theirs) };
    await work(name, data);
    expect(await two.fingerprint(two.ours)).not.toEqual(before.ours);
    expect(await two.fingerprint(two.theirs)).toEqual(before.theirs);
  });
});
