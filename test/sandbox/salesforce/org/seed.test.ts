import { describe, expect, it } from 'vitest';
import { objects, recordObjects } from '#sandbox/salesforce/org/catalogue/objects.ts';
import { longId } from '#sandbox/salesforce/record-id.ts';
import { everything, fieldsOf, openTestOrg } from './open-test-org.ts';

const full = openTestOrg([], {});

describe('the invented organization', () => {
  it.each(recordObjects)('has at least 200 records of %s', (objectType) => {
    expect(full.org.ids(objectType).length).toBeGreaterThanOrEqual(200);
  });

  it('is the same whenever it starts on the same day', () => {
    expect(everything(openTestOrg().org)).toEqual(everything(openTestOrg().org));
  });

  it.each(recordObjects)('gives every %s an id of 18 characters with its own prefix and check characters', (type) => {
    for (const id of full.org.ids(type)) {
      expect(id).toBe(longId(id.slice(0, 15)));
      expect(id.slice(0, 3)).toBe(objects[type].keyPrefix);
    }
  });

  it.each(recordObjects)('holds only values that the rules of %s accept again', (objectType) => {
    const { org, ruth } = full;
    const editable = objects[objectType].fields.filter(({ name }) => {
      return org.describe(ruth, objectType)?.fields.some((field) => field.name === name && field.updateable);
    });
    const refused = org.ids(objectType).flatMap((id) => {
      const truth = fieldsOf(org, objectType, id);
      const all = Object.fromEntries(editable.map(({ name }) => [name, truth[name] ?? null]));
      const outcome = org.atomically(
        () => org.update(objectType, id, all, { userId: ruth, allowDuplicates: false }),
        () => false,
      );
      return outcome.problems.map(({ statusCode, message }) => `${id} ${statusCode} ${message}`);
    });
    expect(refused).toEqual([]);
  });

  it('leads only to records that exist', () => {
    const { org } = full;
    for (const objectType of recordObjects) {
      const lookups = objects[objectType].fields.filter(({ type }) => type === 'reference');
      for (const id of org.ids(objectType)) {
        const fields = fieldsOf(org, objectType, id);
        for (const { name, referenceTo = [] } of lookups) {
          const target = fields[name];
          if (typeof target !== 'string') continue;
          const isUser = org.users().some((user) => user.id === target);
          expect(isUser || referenceTo.some((type) => org.truth(type, target) !== undefined)).toBe(true);
        }
      }
    }
  });

  it('opens on the Halvorsen rollout with its call after the board meeting', () => {
    const { org } = full;
    const { objectType, recordId } = org.flagship;
    expect(fieldsOf(org, objectType, recordId).Name).toBe('Halvorsen Robotics – fleet rollout');
    const calls = org.activities().filter((one) => one.recordId === recordId && one.kind === 'call');
    expect(calls.map(({ title }) => title)).toEqual(['After the board meeting']);
    expect(calls[0]?.text).toContain('We need 140 seats');
  });

  it.each(recordObjects)('has a conversation on a record of %s', (objectType) => {
    expect(full.org.activities().some((one) => one.objectType === objectType && one.text.length > 300)).toBe(true);
  });

  it.each(recordObjects)('tracks at most 20 fields of %s, as Salesforce does', (objectType) => {
    const tracked = objects[objectType].fields.filter((field) => field.tracked);
    expect(tracked.length).toBeGreaterThan(5);
    expect(tracked.length).toBeLessThanOrEqual(20);
  });

  it('names no field of an object twice', () => {
    for (const objectType of recordObjects) {
      const names = objects[objectType].fields.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
