import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentScope, isInScope, isWithin, scopesOfBoth } from '#domain/agent.ts';
import { permissions, permissionsOf } from '#domain/shared/permission.ts';

const objectType = fc.constantFrom('deals', 'contacts', 'companies');
const field = fc.constantFrom('a', 'b', 'c', 'd');
const scopes: fc.Arbitrary<AgentScope[]> = fc.array(
  fc.record({ objectType, fields: fc.option(fc.uniqueArray(field, { maxLength: 3 })) }),
  { maxLength: 4 },
);

describe('a key that is narrower than its agent', () => {
  it('covers exactly what both cover', () => {
    fc.assert(
      fc.property(scopes, fc.option(scopes), objectType, field, (ofAgent, ofKey, object, name) => {
        const both = isInScope(ofAgent, object, name) && (ofKey === null || isInScope(ofKey, object, name));
        expect(isInScope(scopesOfBoth(ofAgent, ofKey), object, name)).toBe(both);
      }),
    );
  });

  it('lies within the agent only if it covers nothing more, fields that are not known yet included', () => {
    fc.assert(
      fc.property(
        scopes,
        scopes,
        objectType,
        fc.constantFrom('a', 'b', 'c', 'd', 'made_later'),
        (key, agent, object, name) => {
          if (!isWithin(key, agent)) return;
          if (isInScope(key, object, name)) expect(isInScope(agent, object, name)).toBe(true);
        },
      ),
    );
  });

  it('lies within itself, and within what covers it', () => {
    fc.assert(
      fc.property(scopes, scopes, (own, more) => {
        expect(isWithin(own, own)).toBe(true);
        expect(isWithin(own, [...own, ...more])).toBe(true);
      }),
    );
  });

  it('may never do more than agents may, whatever stands in its list', () => {
    fc.assert(
      fc.property(fc.subarray([...permissions]), (keyMay) => {
        const may = permissionsOf({ kind: 'agent', keyMay });
        expect(may.every((one) => keyMay.includes(one) && permissionsOf({ kind: 'agent' }).includes(one))).toBe(true);
      }),
    );
  });
});
