import { describe, expect, it } from 'vitest';
import { catalogue } from '#sandbox/hubspot/catalogue/catalogue.ts';
import { validationRules } from '#sandbox/hubspot/catalogue/validation-rules.ts';
import { memoryJournal } from '#sandbox/hubspot/journal.ts';
import { objectTypes } from '#sandbox/hubspot/records/object-types.ts';
import { PortalState } from '#sandbox/hubspot/records/state.ts';
import { checkValue } from '#sandbox/hubspot/records/validate-value.ts';

const day = new Date('2026-11-23T09:00:00Z');
const portal = () => new PortalState(memoryJournal, day, {});

describe('the invented portal', () => {
  it('is the same for the same day', () => {
    const [one, two] = [portal(), portal()];
    for (const type of objectTypes) {
      expect([...two.records[type]]).toEqual([...one.records[type]]);
      expect([...two.activities[type]]).toEqual([...one.activities[type]]);
    }
  });

  it('has at least 200 records of every object, or as many as asked for', () => {
    const usual = portal();
    for (const type of objectTypes) expect(usual.records[type].size).toBeGreaterThanOrEqual(200);
    expect(new PortalState(memoryJournal, day, { deals: 1_000 }).records.deals.size).toBe(1_000);
  });

  it('holds only values that the CRM itself would accept', () => {
    const { records } = portal();
    for (const type of objectTypes) {
      const properties = new Map(catalogue[type].map((property) => [property.name, property]));
      for (const record of records[type].values()) {
        for (const [name, value] of record.values) {
          const property = properties.get(name);
          if (!property) throw new Error(`${type} ${record.id} has a value for ${name}, which is no property`);
          if (property.calculated || property.modificationMetadata.readOnlyValue) continue;
          const checked = checkValue(property, validationRules[type][name] ?? [], value, undefined);
          expect(checked, `${type} ${record.id} ${name}`).toEqual({ ok: true, value });
        }
      }
    }
  });

  it('gives no unique value twice', () => {
    const { records } = portal();
    for (const type of objectTypes) {
      for (const { name } of catalogue[type].filter(({ hasUniqueValue }) => hasUniqueValue)) {
        const values = [...records[type].values()].flatMap((record) => record.values.get(name) ?? []);
        expect(new Set(values).size, `${type} ${name}`).toBe(values.length);
      }
    }
  });

  it('has about 25 records with a timeline, ten long transcripts and a hostile document', () => {
    const { activities } = portal();
    const timelines = objectTypes.flatMap((type) => [...activities[type].values()]);
    expect(timelines.length).toBeGreaterThanOrEqual(25);
    const calls = timelines.flat().filter(({ kind }) => kind === 'call');
    expect(calls).toHaveLength(10);
    for (const { text, participants } of calls) {
      const lines = text.split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(15);
      expect(lines.length).toBeLessThanOrEqual(40);
      for (const line of lines) expect(line).toMatch(/^\[\d\d:\d\d\] [^:]+: \S/);
      for (const who of participants) expect(text).toContain(`${who}:`);
    }
    const hostile = timelines.flat().filter(({ text }) => text.includes('Ignore previous instructions'));
    expect(hostile.map(({ kind }) => kind)).toEqual(['email']);
  });

  it('gives every activity an id of its own and a time in the past', () => {
    const { activities } = portal();
    const all = objectTypes.flatMap((type) => [...activities[type].values()]).flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { occurredAt, title } of all) expect(Date.parse(occurredAt), title).toBeLessThan(day.getTime());
  });

  it('uses only addresses that cannot belong to anybody', () => {
    const { records } = portal();
    const texts = objectTypes.flatMap((type) =>
      [...records[type].values()].flatMap((record) => [...record.values.values()]),
    );
    const hosts = texts.flatMap((text) => text.match(/(?<=@|https?:\/\/)[\w.-]+/g) ?? []);
    expect(hosts.length).toBeGreaterThan(500);
    for (const host of hosts) expect(host).toMatch(/\.example$/);
  });
});
