import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Field } from '#domain/crm/field.ts';
import { emptyPolicy } from '#domain/policy/policy.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { type Mishap, smallGateway } from './support/small-gateway.ts';

const record = { crm: 'hubspot', objectType: 'contacts', recordId: '101' };
const isWrite = ({ method }: { method: string }) => method === 'PATCH';
const isRecordRead = ({ path }: { path: string }) => path.includes('/contacts/101?');
const onWrite =
  (answer: ReturnType<Mishap>): Mishap =>
  (request) =>
    isWrite(request) ? answer : undefined;
const onRead =
  (answer: ReturnType<Mishap>): Mishap =>
  (request) =>
    isRecordRead(request) ? answer : undefined;

const unconditional = { version: null, allowDuplicate: false };

describe('the HubSpot gateway', () => {
  let portal: Awaited<ReturnType<typeof smallGateway>>;
  beforeEach(async () => {
    portal = await smallGateway();
  });
  afterEach(() => portal.close());

  const terms = (ms = 30_000) => ({ lane: 'interactive' as const, deadline: portal.clock.ms + ms });

  async function jobTitle(): Promise<Field> {
    const field = (await portal.gateway.fields('contacts', terms())).find(({ name }) => name === 'jobtitle');
    if (field === undefined) throw new Error('no job title');
    return field;
  }

  async function read(ms?: number) {
    return portal.gateway.readField(record, await jobTitle(), terms(ms));
  }

  async function write(ms?: number) {
    const permit = WritePermit.issue(
      { record, field: await jobTitle(), value: 'CFO' },
      portal.gateway.knowledge,
      emptyPolicy,
    );
    await portal.gateway.writeField(permit, unconditional, terms(ms));
  }

  const writes = () => portal.seen.filter(isWrite).length;
  const reads = () => portal.seen.filter(isRecordRead).length;

  describe('reading', () => {
    it.each<[string, ReturnType<Mishap>, number]>([
      ['500', { status: 500 }, 100],
      ['503 with an error page', { status: 503, body: '<html>' }, 100],
      ['504', { status: 504 }, 100],
      ['423', { status: 423 }, 2_100],
      ['477 with Retry-After', { status: 477, headers: { 'retry-after': '4' } }, 4_100],
      ['a broken connection', 'drop', 100],
    ])('tries again after %s', async (_, answer, pause) => {
      portal.mishaps.push(onRead(answer));
      expect((await read())?.value).toBe('Buyer');
      expect(reads()).toBe(2);
      expect(portal.pauses).toEqual([pause]);
    });

    it('holds the whole account after 429, for as long as HubSpot asks, and then goes on', async () => {
      portal.mishaps.push(onRead({ status: 429, headers: { 'retry-after': '3' } }));
      const at = portal.clock.ms;
      expect((await read())?.value).toBe('Buyer');
      expect(portal.holds).toEqual([at + 3_000]);
      expect(portal.pauses).toEqual([3_000]);
    });

    it("gives up with the CRM's state when the pause would pass the deadline", async () => {
      await jobTitle();
      portal.mishaps.push(onRead({ status: 429, headers: { 'retry-after': '3' } }), onRead({ status: 423 }));
      await expect(read(2_000)).rejects.toMatchObject({ code: 'crm_rate_limited', facts: { retryAfterMs: 3_000 } });
      await expect(read(2_000)).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect(portal.pauses).toEqual([]);
    });

    it('stops trying at the deadline when HubSpot stays down', async () => {
      await jobTitle();
      for (let n = 0; n < 50; n += 1) portal.mishaps.push(onRead({ status: 502 }));
      const deadline = portal.clock.ms + 10_000;
      await expect(read(10_000)).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect(portal.clock.ms).toBeLessThan(deadline);
      expect(reads()).toBeGreaterThan(3);
    });

    it('asks for another token once, and reports lost access when that is refused too', async () => {
      portal.mishaps.push(onRead({ status: 401 }));
      await jobTitle();
      expect((await read())?.value).toBe('Buyer');
      expect(portal.refused).toEqual(['token-1']);
      expect(portal.seen.at(-1)?.token).toBe('token-2');
      portal.mishaps.push(onRead({ status: 401 }), onRead({ status: 401 }));
      await expect(read()).rejects.toMatchObject({ code: 'crm_access_lost' });
      expect(portal.refused).toEqual(['token-1', 'token-2']);
    });

    it.each<[string, ReturnType<Mishap>]>([
      ['no JSON', { body: '<html>hello</html>' }],
      ['numbers as values', { body: { id: '101', properties: { jobtitle: 5 } } }],
      ['more than it may be', { body: JSON.stringify({ id: '101', properties: { a: 'x'.repeat(5_000_000) } }) }],
      ['somebody else after a redirect', { status: 302, headers: { location: '/crm/objects/2026-09/contacts/102' } }],
    ])('takes no answer that is %s', async (_, answer) => {
      await jobTitle();
      portal.mishaps.push(onRead(answer), onRead({ status: 400 }));
      const fault = await read(50).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'crm_unreachable' });
    });

    it('takes a merged record for one that is gone', async () => {
      portal.mishaps.push(onRead({ body: { id: '102', properties: { jobtitle: 'CEO' } } }));
      expect(await read()).toBeNull();
    });

    it('reports what kept a record of a batch from being read, instead of calling it missing', async () => {
      const errors = [{ category: 'VALIDATION_ERROR', message: 'the id is odd' }];
      portal.mishaps.push(({ path }) =>
        path.endsWith('/batch/read') ? { status: 207, body: { results: [], errors } } : undefined,
      );
      const reading = portal.gateway.readRecords('contacts', ['101'], ['jobtitle'], terms());
      await expect(reading).rejects.toMatchObject({ code: 'crm_refused', facts: { crmMessage: 'the id is odd.' } });
    });

    it('reads a hundred records in one call, and makes no call for none', async () => {
      await jobTitle();
      const before = portal.seen.length;
      const ids = Array.from({ length: 100 }, (_, at) => String(at + 1));
      await portal.gateway.readRecords('contacts', [...ids, ...ids], ['jobtitle'], terms());
      expect(portal.seen.length).toBe(before + 1);
      await portal.gateway.readRecords('contacts', ['x', ''], ['jobtitle'], terms());
      expect(portal.seen.length).toBe(before + 1);
    });

    it('calls records by their names', async () => {
      const records = await portal.gateway.readRecords('contacts', ['101', '102'], [], terms());
      expect([...records.values()].map(({ title }) => title)).toEqual(['Maya Lindqvist', 'tom@fjordline.example']);
    });
  });

  describe('the list of fields', () => {
    it('is asked for once by many at the same time, and again only after a minute', async () => {
      await Promise.all([jobTitle(), jobTitle(), jobTitle()]);
      expect(portal.seen).toHaveLength(3);
      portal.clock.ms += 59_999;
      await jobTitle();
      expect(portal.seen).toHaveLength(3);
      portal.clock.ms += 1;
      await jobTitle();
      expect(portal.seen).toHaveLength(6);
    });

    it('does not make a person wait for background work that asked first', async () => {
      const background = { ...terms(), lane: 'background' as const };
      await Promise.all([portal.gateway.fields('contacts', background), portal.gateway.fields('contacts', terms())]);
      expect(portal.taken.sort()).toEqual([...Array(3).fill('background'), ...Array(3).fill('interactive')]);
    });

    it('is not lost to one who has time because another one had too little', async () => {
      portal.mishaps.push(({ path }) => (path.includes('archived=true') ? { status: 423 } : undefined));
      const hasty = portal.gateway.fields('contacts', terms(1_000));
      const patient = portal.gateway.fields('contacts', terms());
      await expect(hasty).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect((await patient).length).toBeGreaterThan(5);
    });

    it('leaves out a property whose description cannot be read, so that it is refused', async () => {
      const fields = await portal.gateway.fields('contacts', terms());
      expect(fields.map(({ name }) => name)).not.toContain('unreadable');
      expect(fields.map(({ name }) => name)).toContain('seats_needed');
    });
  });

  describe('writing', () => {
    it.each<[string, ReturnType<Mishap>]>([
      ['the connection breaks', 'drop'],
      ['500 comes back', { status: 500 }],
      ['503 comes back', { status: 503, headers: { 'retry-after': '1' } }],
      ['423 comes back', { status: 423 }],
      ['a redirect comes back', { status: 307, headers: { location: '/crm/objects/2026-09/contacts/102' } }],
    ])('is not repeated when %s, because nobody knows whether it happened', async (_, answer) => {
      portal.mishaps.push(onWrite(answer));
      await expect(write()).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect(writes()).toBe(1);
      expect(portal.portal.records.get('102')?.jobtitle).toBeNull();
    });

    it('is sent again after 429 and after 401, which say that nothing was done', async () => {
      portal.mishaps.push(onWrite({ status: 429, headers: { 'retry-after': '1' } }), onWrite({ status: 401 }));
      await write();
      expect(writes()).toBe(3);
      expect(portal.refused).toEqual(['token-1']);
      expect(portal.portal.records.get('101')?.jobtitle).toBe('CFO');
    });

    it('reports lost access when the new token is refused too', async () => {
      portal.mishaps.push(onWrite({ status: 401 }), onWrite({ status: 401 }));
      await expect(write()).rejects.toMatchObject({ code: 'crm_access_lost' });
      expect(writes()).toBe(2);
    });

    it('does not leave when its time is up', async () => {
      await jobTitle();
      await expect(write(0)).rejects.toMatchObject({ code: 'crm_unreachable' });
      expect(writes()).toBe(0);
    });

    it('looks at the properties again after a refusal', async () => {
      portal.mishaps.push(onWrite({ status: 400, body: { message: 'read only now' } }));
      await expect(write()).rejects.toMatchObject({ code: 'crm_refused', facts: { crmMessage: 'read only now.' } });
      const before = portal.seen.length;
      await jobTitle();
      expect(portal.seen.length).toBe(before + 3);
    });

    it('refuses a field that became protected since the permit was issued', async () => {
      const field = await jobTitle();
      const permit = WritePermit.issue({ record, field, value: 'CFO' }, portal.gateway.knowledge, emptyPolicy);
      const at = portal.portal.properties.findIndex(({ name }) => name === 'jobtitle');
      portal.portal.properties[at] = { ...portal.portal.properties[at], referencedObjectType: 'OWNER' };
      portal.clock.ms += 60_000;
      await expect(portal.gateway.writeField(permit, unconditional, terms())).rejects.toMatchObject({
        code: 'field_protected',
      });
      expect(writes()).toBe(0);
    });

    it('refuses a value whose field has another type by now, and a permit for another CRM', async () => {
      const field = { ...(await jobTitle()), type: 'number' as const };
      const issue = (crm: string) =>
        WritePermit.issue({ record: { ...record, crm }, field, value: '5' }, portal.gateway.knowledge, emptyPolicy);
      await expect(portal.gateway.writeField(issue('hubspot'), unconditional, terms())).rejects.toMatchObject({
        code: 'value_wrong_type',
      });
      await expect(portal.gateway.writeField(issue('salesforce'), unconditional, terms())).rejects.toThrow(
        'salesforce',
      );
      expect(writes()).toBe(0);
    });
  });

  it('takes from the rate budget before every call, repeated ones included', async () => {
    portal.mishaps.push(onRead({ status: 500 }), onWrite({ status: 429, headers: { 'retry-after': '1' } }));
    await read();
    await write();
    expect(portal.taken).toHaveLength(portal.seen.length);
  });
});

describe('a HubSpot that does not answer', () => {
  it('is given up on: a read is tried again, a write is not', async () => {
    const portal = await smallGateway({ callTimeoutMs: 100 });
    try {
      const terms = () => ({ lane: 'background' as const, deadline: portal.clock.ms + 30_000 });
      const fields = await portal.gateway.fields('contacts', terms());
      const field = fields.find(({ name }) => name === 'jobtitle') as Field;
      portal.mishaps.push(onRead('stall'), onWrite('stall'));
      expect((await portal.gateway.readField(record, field, terms()))?.value).toBe('Buyer');
      const permit = WritePermit.issue({ record, field, value: 'CFO' }, portal.gateway.knowledge, emptyPolicy);
      await expect(portal.gateway.writeField(permit, unconditional, terms())).rejects.toMatchObject({
        code: 'crm_unreachable',
      });
      expect(portal.seen.filter(isWrite)).toHaveLength(1);
    } finally {
      await portal.close();
    }
  });
});
