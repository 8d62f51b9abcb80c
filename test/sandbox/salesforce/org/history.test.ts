import { describe, expect, it } from 'vitest';
import { fieldsOf, openTestOrg } from './open-test-org.ts';

const ofFlagship = ({ org, flagship }: ReturnType<typeof openTestOrg>, userId: string) =>
  org.rows(userId, 'OpportunityFieldHistory', false).filter(({ OpportunityId }) => OpportunityId === flagship);

describe('field history', () => {
  it('tells old and new value, who and when, newest first', () => {
    const scene = openTestOrg();
    const { maya, ruth, flagship, pass, update } = scene;
    update(maya, 'Opportunity', flagship, { Seats_Needed__c: 140, Shared_Plan__c: 'https://plan.example' });
    pass(60_000);
    update(ruth, 'Opportunity', flagship, { Seats_Needed__c: 150 });
    expect(ofFlagship(scene, maya)).toMatchObject([
      {
        Field: 'Seats_Needed__c',
        OldValue: 140,
        NewValue: 150,
        CreatedById: ruth,
        CreatedDate: '2026-11-23T09:01:00.000+0000',
      },
      { Field: 'Seats_Needed__c', OldValue: 60, NewValue: 140, CreatedById: maya, DataType: 'Integer' },
    ]);
  });

  it('says of long texts and lists of choices only that they were edited', () => {
    const scene = openTestOrg();
    scene.update(scene.maya, 'Opportunity', scene.flagship, { Description: 'New words', Competitors__c: 'Boltline' });
    const rows = ofFlagship(scene, scene.maya);
    expect(rows.map(({ Field }) => Field).sort()).toEqual(['Competitors__c', 'Description']);
    expect(rows.every(({ OldValue, NewValue }) => OldValue === null && NewValue === null)).toBe(true);
  });

  it('keeps two rows for a new owner: the ids and the names', () => {
    const scene = openTestOrg();
    const { maya, tobias, flagship } = scene;
    scene.update(maya, 'Opportunity', flagship, { OwnerId: tobias });
    expect(ofFlagship(scene, maya).map(({ OldValue, NewValue }) => [OldValue, NewValue])).toEqual([
      [maya, tobias],
      ['Maya Lindqvist', 'Tobias Okafor'],
    ]);
  });

  it('is hidden with its field and with its record', () => {
    const scene = openTestOrg();
    const { maya, tobias, ruth, recordWhere, update, org } = scene;
    update(maya, 'Opportunity', scene.flagship, { Champion__c: 'Sigrid Aune', NextStep: 'Call Sigrid' });
    expect(ofFlagship(scene, tobias).map(({ Field }) => Field)).toEqual(['NextStep']);
    const hidden = recordWhere(
      'Account',
      ({ Confidential__c, OwnerId }) => Confidential__c === true && OwnerId !== tobias,
    );
    update(ruth, 'Account', hidden, { Phone: '+1 415 555 0100' });
    expect(org.rows(tobias, 'AccountHistory', false)).toEqual([]);
    expect(org.rows(ruth, 'AccountHistory', false)).toHaveLength(1);
  });

  it('gives every row an id of its own', () => {
    const scene = openTestOrg();
    const { org, ruth } = scene;
    for (const id of org.ids('Opportunity')) {
      org.update(
        'Opportunity',
        id,
        { NextStep: 'Call again', Priority__c: null },
        { userId: ruth, allowDuplicates: true },
      );
    }
    const ids = org.rows(ruth, 'OpportunityFieldHistory', false).map(({ Id }) => Id);
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the timeline', () => {
  it('takes a pasted call and shows it as a task of the record', () => {
    const { org, maya, flagship } = openTestOrg();
    const told = { title: 'About Gothenburg', text: 'We need 150 seats.', occurredAt: '2026-11-23T08:00:00.000Z' };
    const activity = org.addActivity({ objectType: 'Opportunity', recordId: flagship, kind: 'call', ...told });
    expect(org.activities()).toContainEqual(activity);
    expect(org.row(maya, 'Task', activity.id, false)).toMatchObject({
      WhatId: flagship,
      WhoId: null,
      Subject: 'About Gothenburg',
      TaskSubtype: 'Call',
      ActivityDate: '2026-11-23',
    });
  });

  it('knows when something last happened on a record', () => {
    const { org, flagship } = openTestOrg();
    expect(fieldsOf(org, 'Opportunity', flagship).LastActivityDate).toBe('2026-11-21');
  });
});
