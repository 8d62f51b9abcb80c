import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CrmGateway } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { emptyPolicy } from '#domain/policy/policy.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';

/** One account of a CRM that the suite may write to, and a way to see what it really holds. */
export interface ConformanceSubject {
  readonly gateway: CrmGateway;
  /** A record that exists, of one of the gateway's object types. */
  readonly record: RecordRef;
  readonly anotherRecordId: string;
  readonly missingRecordId: string;
  /** An ordinary text field, and a value that it does not hold yet. */
  readonly textField: string;
  readonly newText: string;
  /** An ordinary field with a value that the CRM itself refuses, and a word that its refusal holds. */
  readonly refused: { readonly field: string; readonly value: string; readonly says: string };
  /** Fields that must never be written: by name, by reference, by what the CRM says. */
  readonly protectedFields: readonly string[];
  /** Protected ones that only the CRM's metadata or its list of names gives away, not a word in the name. */
  readonly protectedByCrmOnly: readonly string[];
  /** `null` for a CRM that no longer tells of fields that are out of use. */
  readonly archivedField: string | null;
  /** A person types into the CRM itself. */
  humanEdit(recordId: string, field: string, value: string): void | Promise<void>;
  /** Whether the CRM tells versions of records and refuses a write to another one. */
  readonly hasVersions: boolean;
  /** An amount of `record` and the currency in which the CRM counts it; `null` where it names none. */
  readonly currency: string | null;
  /** What people call whoever owns `record`; `null` where nobody does. */
  readonly ownerName: string | null;
  /** What goes wrong with the next call that it concerns. */
  misbehave(mishap: Mishap): void | Promise<void>;
  /** A user who may see `record` but not edit it, and one who may edit it; `null` for a CRM that tells nobody's rights. */
  readonly users: { readonly reader: string; readonly editor: string } | null;
  /** The value in the CRM, not read through the gateway. */
  stored(recordId: string, field: string): Promise<FieldValue>;
  /** How many write requests have reached the CRM. */
  writes(): Promise<number>;
  close(): Promise<void>;
}

/** `silence`: no call is answered within the suite's deadlines. */
export type Mishap = 'server_error' | 'rate_limited' | 'reply_dropped_after_write' | 'silence';

const freely = { version: null, allowDuplicate: false };

/** What every CRM gateway owes its callers, whatever the CRM. */
export function gatewayConformance(name: string, setUp: () => Promise<ConformanceSubject>): void {
  describe(`the ${name} gateway, as any CRM gateway,`, () => {
    let subject: ConformanceSubject;
    beforeEach(async () => {
      subject = await setUp();
    });
    afterEach(() => subject.close());

    const terms = () => ({ lane: 'interactive' as const, deadline: Date.now() + 20_000 });
    const missing = () => ({ ...subject.record, recordId: subject.missingRecordId });

    async function field(name: string): Promise<Field> {
      const fields = await subject.gateway.fields(subject.record.objectType, terms());
      const found = fields.find((one) => one.name === name);
      if (found === undefined) throw new Error(`the subject has no field ${name}`);
      return found;
    }

    function permit(write: { record: RecordRef; field: Field; value: FieldValue }): WritePermit {
      return WritePermit.issue(write, subject.gateway.knowledge, emptyPolicy);
    }

    /** A permit that somebody obtained by describing the field as harmless and knowing nothing of its name. */
    async function wrongPermit(name: string, value: FieldValue): Promise<WritePermit> {
      const { type } = await field(name);
      const described = { ...(await field(subject.textField)), name, label: 'Harmless', group: '', type };
      const nothing = { objects: {}, names: {}, prefixes: [], references: {} };
      const write = { record: subject.record, field: described, value };
      return WritePermit.issue(write, nothing, emptyPolicy);
    }

    it('describes each field once, archived ones included', async () => {
      const fields = await subject.gateway.fields(subject.record.objectType, terms());
      expect(new Set(fields.map((one) => one.name)).size).toBe(fields.length);
      const { archivedField } = subject;
      if (archivedField !== null) expect(await field(archivedField)).toMatchObject({ archived: true });
      expect(await field(subject.textField)).toMatchObject({ archived: false, objectType: subject.record.objectType });
    });

    it('reads the records that exist and leaves out those that do not', async () => {
      const { gateway, record, anotherRecordId, missingRecordId, textField } = subject;
      const ids = [record.recordId, missingRecordId, anotherRecordId, record.recordId, '../x'];
      const records = await gateway.readRecords(record.objectType, ids, [textField, 'no_such_field'], terms());
      expect([...records.keys()].sort()).toEqual([record.recordId, anotherRecordId].sort());
      const found = records.get(record.recordId);
      expect(found?.record).toEqual(record);
      expect(found?.title).not.toBe('');
      expect(found?.values).toEqual({
        [textField]: await subject.stored(record.recordId, textField),
        no_such_field: null,
      });
    });

    it('writes one field, and the fresh reading has the new value first in its history', async () => {
      const { gateway, record, newText } = subject;
      const text = await field(subject.textField);
      const before = await gateway.readField(record, text, terms());
      expect(before?.value).not.toBe(newText);
      await gateway.writeField(permit({ record, field: text, value: newText }), freely, terms());
      expect(await subject.stored(record.recordId, text.name)).toBe(newText);
      const after = await gateway.readField(record, text, terms());
      expect(after?.value).toBe(newText);
      expect(after?.history.slice(0, 1).map(({ value }) => value)).toEqual([newText]);
    });

    it('clears a field', async () => {
      const { gateway, record } = subject;
      const text = await field(subject.textField);
      await gateway.writeField(permit({ record, field: text, value: null }), freely, terms());
      expect((await gateway.readField(record, text, terms()))?.value).toBeNull();
    });

    it('tells that a record does not exist', async () => {
      const text = await field(subject.textField);
      expect(await subject.gateway.readField(missing(), text, terms())).toBeNull();
      const write = permit({ record: missing(), field: text, value: 'x' });
      await expect(subject.gateway.writeField(write, freely, terms())).rejects.toMatchObject({
        code: 'record_not_found',
      });
    });

    it("hands on the CRM's own words when it refuses a value", async () => {
      const { gateway, record, refused } = subject;
      const write = permit({ record, field: await field(refused.field), value: refused.value });
      const fault = await gateway.writeField(write, freely, terms()).catch((error: unknown) => error);
      expect(fault).toMatchObject({
        code: 'crm_refused',
        facts: { crmMessage: expect.stringContaining(refused.says) },
      });
    });

    it('writes no protected field, whatever policy stands above it', async () => {
      const { gateway, record, protectedFields } = subject;
      expect(protectedFields.length).toBeGreaterThan(0);
      const before = await subject.writes();
      for (const name of protectedFields) {
        const described = await field(name);
        const attempt = async () =>
          gateway.writeField(permit({ record, field: described, value: '1' }), freely, terms());
        const fault = await attempt().catch((error: unknown) => error);
        expect(['field_protected', 'field_read_only'], name).toContain((fault as { code?: string }).code);
      }
      expect(await subject.writes()).toBe(before);
    });

    it('asks the CRM again about a field, and does not trust its description in a genuine permit', async () => {
      const { gateway, protectedByCrmOnly } = subject;
      expect(protectedByCrmOnly.length).toBeGreaterThan(0);
      const before = await subject.writes();
      for (const name of protectedByCrmOnly) {
        const genuine = await wrongPermit(name, '1');
        expect(WritePermit.isGenuine(genuine)).toBe(true);
        const fault = await gateway.writeField(genuine, freely, terms()).catch((error: unknown) => error);
        expect(['field_protected', 'field_read_only'], name).toContain((fault as { code?: string }).code);
      }
      expect(await subject.writes()).toBe(before);
    });

    it('refuses a permit that was not issued, whatever it looks like', async () => {
      const { gateway, record } = subject;
      const genuine = permit({ record, field: await field(subject.textField), value: 'forged' });
      const before = await subject.writes();
      const forgeries = [
        { ...genuine },
        structuredClone({ ...genuine }),
        Object.assign(Object.create(WritePermit.prototype), { ...genuine }),
        new Proxy(genuine, {}),
        JSON.parse(JSON.stringify(genuine)),
      ];
      for (const forged of forgeries)
        await expect(gateway.writeField(forged, freely, terms())).rejects.toThrow('permit');
      expect(await subject.writes()).toBe(before);
    });

    it('writes neither unknown nor archived fields', async () => {
      const { gateway, record, archivedField } = subject;
      const text = await field(subject.textField);
      const unknown = permit({ record, field: { ...text, name: 'no_such_field' }, value: 'x' });
      await expect(gateway.writeField(unknown, freely, terms())).rejects.toMatchObject({ code: 'field_unknown' });
      if (archivedField === null) return;
      const archived = await wrongPermit(archivedField, 'x');
      await expect(gateway.writeField(archived, freely, terms())).rejects.toMatchObject({ code: 'field_archived' });
    });

    it('refuses objects that it does not know', async () => {
      const { gateway, record } = subject;
      const fault = { code: 'object_not_supported' };
      await expect(gateway.fields('invoices', terms())).rejects.toMatchObject(fault);
      await expect(gateway.readRecords('__proto__', ['1'], [], terms())).rejects.toMatchObject(fault);
      const text = await field(subject.textField);
      await expect(gateway.readField({ ...record, objectType: '../x' }, text, terms())).rejects.toMatchObject(fault);
    });

    it('reads through an error of the server', async () => {
      await subject.misbehave('server_error');
      const text = await field(subject.textField);
      await subject.misbehave('server_error');
      const reading = await subject.gateway.readField(subject.record, text, terms());
      expect(reading?.value).toBe(await subject.stored(subject.record.recordId, text.name));
    });

    it('says that nobody knows when the reply to a write is lost, and does not send it again by itself', async () => {
      const { gateway, record, newText } = subject;
      const write = permit({ record, field: await field(subject.textField), value: newText });
      await subject.misbehave('reply_dropped_after_write');
      const before = await subject.writes();
      const fault = await gateway.writeField(write, freely, terms()).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'crm_unreachable' });
      expect(await subject.writes()).toBe(before + 1);
      expect(await subject.stored(record.recordId, subject.textField)).toBe(newText);
    });

    it('says so when the limit of calls is used up and the time runs out before it opens again', async () => {
      const text = await field(subject.textField);
      await subject.misbehave('rate_limited');
      const soon = { lane: 'interactive' as const, deadline: Date.now() + 800 };
      const fault = await subject.gateway.readField(subject.record, text, soon).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'crm_rate_limited' });
    });

    it('gives up in time on a CRM that does not answer, for reads and for writes', async () => {
      const { gateway, record, newText } = subject;
      const text = await field(subject.textField);
      const write = permit({ record, field: text, value: newText });
      await subject.misbehave('silence');
      const soon = () => ({ lane: 'interactive' as const, deadline: Date.now() + 300 });
      await expect(gateway.readField(record, text, soon())).rejects.toMatchObject({ code: 'crm_unreachable' });
      await expect(gateway.writeField(write, freely, soon())).rejects.toMatchObject({ code: 'crm_unreachable' });
    });

    it('names the currency of a record with amounts, where the CRM does', async () => {
      const { gateway, record, textField, currency } = subject;
      const found = await gateway.readRecords(record.objectType, [record.recordId], [textField], terms());
      expect(found.get(record.recordId)?.currency).toBe(currency);
    });

    it('names who owns a record, and nobody who is no owner', async () => {
      const { gateway, record, textField, ownerName } = subject;
      const found = await gateway.readRecords(record.objectType, [record.recordId], [textField], terms());
      const ownerId = found.get(record.recordId)?.ownerId ?? null;
      const names = await gateway.ownerNames([...(ownerId === null ? [] : [ownerId]), "' OR Name != '", '1'], terms());
      expect([...names.values()]).toEqual(ownerName === null ? [] : [ownerName]);
      expect((await gateway.ownerNames([], terms())).size).toBe(0);
    });

    it('writes together on versions exactly where the CRM has them, and otherwise as it is told', async () => {
      const { gateway, record, newText, hasVersions } = subject;
      const text = await field(subject.textField);
      expect(gateway.recordsPerWrite.conditional !== null).toBe(hasVersions);
      const write = { permits: [permit({ record, field: text, value: newText })] };
      const gone = { permits: [permit({ record: missing(), field: text, value: newText })] };
      const ends = await gateway.writeTogether(
        [write, gone].map((one) => ({ ...one, version: null })),
        terms(),
      );
      expect(ends.map(({ written }) => written)).toEqual([true, false]);
      const ids = [record.recordId, missing().recordId];
      const back = await gateway.readBack(record.objectType, ids, [text], terms());
      expect([...back.keys()]).toEqual([record.recordId]);
      expect(back.get(record.recordId)?.[text.name]).toMatchObject({ value: newText });
      // Where no version guards the write, its history is what tells of an edit in between.
      expect(back.get(record.recordId)?.[text.name]?.history.length !== 0).toBe(!hasVersions);
    });

    it('has one spelling for the id of a record, and none for what is no id', () => {
      const { gateway, record } = subject;
      expect(gateway.recordIdOf(record.recordId)).toBe(record.recordId);
      for (const other of ['', ' ', '../x', "1' OR '1", '0'.repeat(200)]) expect(gateway.recordIdOf(other)).toBeNull();
    });

    it('tells versions exactly where the CRM has them, and then never writes over an edit', async () => {
      const { gateway, record, newText } = subject;
      const text = await field(subject.textField);
      const { version } = (await gateway.readField(record, text, terms())) ?? { version: null };
      expect(version !== null).toBe(subject.hasVersions);
      if (!subject.hasVersions) {
        const write = permit({ record, field: text, value: newText });
        await gateway.writeField(write, { version: 'of another CRM', allowDuplicate: true }, terms());
        expect(await subject.stored(record.recordId, text.name)).toBe(newText);
        return;
      }
      await subject.humanEdit(record.recordId, text.name, 'typed by a colleague');
      const write = permit({ record, field: text, value: newText });
      const conditions = { version, allowDuplicate: false };
      await expect(gateway.writeField(write, conditions, terms())).rejects.toMatchObject({ code: 'record_changed' });
      expect(await subject.stored(record.recordId, text.name)).toBe('typed by a colleague');
      const fresh = (await gateway.readField(record, text, terms()))?.version ?? null;
      expect(fresh).not.toBe(version);
      await gateway.writeField(write, { version: fresh, allowDuplicate: false }, terms());
      expect(await subject.stored(record.recordId, text.name)).toBe(newText);
    });

    it('tells what a user may do, or that it is not known', async () => {
      const { gateway, record, users, textField, protectedFields } = subject;
      const asked = [textField, ...protectedFields.slice(0, 1)];
      if (users === null) {
        const access = await gateway.userAccess('1', record, asked, terms());
        expect(access).toEqual({ record: 'unknown', fields: {} });
        return;
      }
      const edit = await gateway.userAccess(users.editor, record, asked, terms());
      expect(edit.record).toBe('edit');
      expect(edit.fields[textField]).toBeUndefined();
      expect((await gateway.userAccess(users.reader, record, asked, terms())).record).toBe('read');
      expect((await gateway.userAccess(users.editor, missing(), asked, terms())).record).toBe('none');
      expect((await gateway.userAccess("' OR Name != '", record, asked, terms())).record).toBe('none');
    });

    it('tells it of many records as of one, and of each that was asked about', async () => {
      const { gateway, record, users, textField } = subject;
      const user = users?.editor ?? '1';
      const ids = [record.recordId, missing().recordId, 'no id'];
      const many = await gateway.userAccessTo(user, record.objectType, ids, [textField], terms());
      const single = await Promise.all(
        ids.map((recordId) => gateway.userAccess(user, { ...record, recordId }, [textField], terms())),
      );
      expect(ids.map((id) => many.get(id))).toEqual(single);
      expect((await gateway.userAccessTo(user, record.objectType, [], [textField], terms())).size).toBe(0);
    });
  });
}
