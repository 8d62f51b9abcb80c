import { describe, expect, it } from 'vitest';
import { hubspotEffects } from '#crm/hubspot/field-effects.ts';
import { salesforceEffects } from '#crm/salesforce/field-effects.ts';
import { effectsIn, noEffects } from '#domain/crm/field-effects.ts';
import { notAutomatic } from '#domain/policy/automatic.ts';

const ordinary = { class: 'ordinary', basis: 'none', reason: '' } as const;
const text = (label: string) => ({ label, type: 'text' }) as const;

describe('what a CRM makes of a change beyond the field', () => {
  it.each([
    [hubspotEffects, 'deals', 'dealstage', 'hard to take back'],
    [hubspotEffects, 'contacts', 'lifecyclestage', 'hard to take back'],
    [hubspotEffects, 'companies', 'lifecyclestage', 'hard to take back'],
    [hubspotEffects, 'contacts', 'firstname', 'Customers may see'],
    [hubspotEffects, 'tickets', 'subject', 'Customers may see'],
    [salesforceEffects, 'Opportunity', 'StageName', 'hard to take back'],
    [salesforceEffects, 'Case', 'Status', 'Customers may see'],
    [salesforceEffects, 'Lead', 'Status', 'hard to take back'],
  ])('keeps a person in front of it (%#)', (table, objectType, field, why) => {
    expect(notAutomatic(text(field), ordinary, 'low', effectsIn(table, objectType, field))).toContain(why);
  });

  it('leaves a field that is not in the table to the other rules, also one named like a property of every object', () => {
    for (const field of ['use_case', 'constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(effectsIn(hubspotEffects, 'deals', field)).toEqual(noEffects);
      expect(effectsIn(hubspotEffects, field, 'email')).toEqual(noEffects);
    }
    expect(notAutomatic(text('Use case'), ordinary, 'low', noEffects)).toBeNull();
  });
});
