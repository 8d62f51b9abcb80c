import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commitmentOf, type EventDraft, sealEvent } from '#domain/log/event.ts';
import { digestOf, keyedHash, leafHash } from '#domain/log/hash.ts';
import type { AgentId, AgentKeyId, EventId, PersonId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';

const salt = '0b'.repeat(32);
const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');

const draft: EventDraft = {
  type: 'suggestion.accepted',
  actor: {
    kind: 'person',
    tenantId: 'hubspot.4711' as TenantId,
    personId: 'per_1' as PersonId,
    role: 'rep',
    name: 'Nadia Rahimi',
  },
  suggestionId: 'sug_1' as SuggestionId,
  facts: { field: 'use_case', policyVersion: 3 },
  values: { proposed: 'Fleet rollout', current: null },
};
const id = 'evt_1' as EventId;
const at = new Date('2026-11-02T08:00:00Z');

/** Salts that differ at each call and are the same in each test. */
function salts(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return count.toString(16).padStart(64, '0');
  };
}

const seal = (changed: Partial<EventDraft> = {}, eventId = id, moment = at, newSalt = salts()) =>
  sealEvent({ ...draft, ...changed }, eventId, moment, newSalt);

describe('leafHash', () => {
  it('gives the known answer of RFC 6962 for the empty entry', () => {
    expect(hex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('is not the plain hash of the entry, so that no inner node passes for a leaf', () => {
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.of(0), bytes('entry')]))
      .digest('hex');
    expect(hex(leafHash(bytes('entry')))).toBe(expected);
    expect(digestOf('entry')).not.toBe(expected);
  });
});

describe('keyedHash', () => {
  it('is HMAC-SHA-256 under the bytes that the hex stands for', () => {
    const expected = createHmac('sha256', Buffer.alloc(32, 0x0b)).update('Hi There').digest('hex');
    expect(keyedHash(salt, bytes('Hi There'))).toBe(expected);
  });

  it('refuses a key that is empty, short, long or no hex, because Buffer would cut it without a word', () => {
    for (const key of ['', '0b', 'zz'.repeat(32), `${salt}00`, `${salt.slice(2)}0`, 'erased']) {
      expect(() => keyedHash(key, bytes('x'))).toThrow(TypeError);
    }
  });
});

describe('commitmentOf', () => {
  it('commits to the canonical value: text in quotes, so that "null" and no value differ', () => {
    const expected = createHmac('sha256', Buffer.from(salt, 'hex')).update('"Fleet rollout"').digest('hex');
    expect(commitmentOf('Fleet rollout', salt)).toBe(expected);
    expect(commitmentOf('null', salt)).not.toBe(commitmentOf(null, salt));
    expect(commitmentOf('', salt)).not.toBe(commitmentOf(null, salt));
  });
});

describe('sealEvent', () => {
  it('writes exactly these bytes, which an old entry must still have in ten years', () => {
    const [proposed = '', current = ''] = ['1', '2'].map((digit) => digit.padStart(64, '0'));
    expect(new TextDecoder().decode(seal().body)).toBe(
      '{"actor":{"id":"per_1","kind":"person","role":"rep"},"at":"2026-11-02T08:00:00.000Z",' +
        `"commitments":{"current":"${commitmentOf(null, current)}","proposed":"${commitmentOf('Fleet rollout', proposed)}"},` +
        '"facts":{"field":"use_case","policyVersion":3},"id":"evt_1","suggestion":"sug_1","tenant":"hubspot.4711",' +
        '"type":"suggestion.accepted","v":1}',
    );
    expect(hex(seal().leaf)).toBe(hex(leafHash(seal().body)));
  });

  it('gives another leaf when any one part changes', () => {
    const { actor } = draft;
    const agent = {
      kind: 'agent',
      tenantId: actor.tenantId,
      agentId: 'agt_1' as AgentId,
      keyId: 'key_1' as AgentKeyId,
      name: 'x',
      keyScopes: null,
      keyMay: null,
    } as const;
    const variants = [
      seal(),
      seal({ type: 'suggestion.rejected' }),
      seal({ actor: { ...actor, tenantId: 'hubspot.4712' as TenantId } }),
      seal({ actor: { ...actor, kind: 'person', personId: 'per_2' as PersonId, role: 'rep', name: '' } }),
      seal({ actor: { ...actor, kind: 'person', personId: 'per_1' as PersonId, role: 'admin', name: '' } }),
      seal({ actor: agent }),
      seal({ actor: { ...agent, keyId: 'key_2' as AgentKeyId } }),
      seal({ actor: { kind: 'system', tenantId: actor.tenantId, duty: 'expire' } }),
      seal({ suggestionId: 'sug_2' as SuggestionId }),
      seal({ facts: { field: 'use_case', policyVersion: 4 } }),
      seal({ facts: {} }),
      seal({ values: { proposed: 'Fleet rollout!', current: null } }),
      seal({ values: { proposed: 'Fleet rollout', current: '' } }),
      seal({ values: { proposed: 'Fleet rollout' } }),
      seal({}, 'evt_2' as EventId),
      seal({}, id, new Date(at.getTime() + 1)),
      seal({}, id, at, () => salt),
    ];
    expect(new Set(variants.map(({ leaf }) => hex(leaf))).size).toBe(variants.length);
  });

  it('keeps values, salts and names of people out of the bytes that stay for ever', () => {
    const sealed = seal();
    const text = new TextDecoder().decode(sealed.body);
    for (const secret of ['Fleet rollout', 'Nadia', ...sealed.values.map(({ saltHex }) => saltHex)]) {
      expect(text).not.toContain(secret);
    }
    expect(new Set(sealed.values.map(({ saltHex }) => saltHex)).size).toBe(2);
  });

  it('commits to every value, even one with a treacherous name', () => {
    const sealed = seal({ values: JSON.parse('{"__proto__":"x"}') });
    expect(new TextDecoder().decode(sealed.body)).toContain('"commitments":{"__proto__":"');
  });

  it('refuses what has no canonical form, before anything is recorded', () => {
    expect(() => seal({ values: { proposed: 'half \ud83d' } })).toThrow(TypeError);
    expect(() => seal({}, id, new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('shownDigest', () => {
  const shown = {
    suggestionId: 'sug_1' as SuggestionId,
    record: { crm: 'hubspot', objectType: 'deals', recordId: '77' },
    field: 'use_case',
    proposed: 'Fleet rollout',
    current: null,
    policyVersion: 3,
  };

  it('changes with each part of what was shown, and with the salt', () => {
    const digests = [
      shownDigest(shown, salt),
      shownDigest({ ...shown, suggestionId: 'sug_2' as SuggestionId }, salt),
      shownDigest({ ...shown, record: { ...shown.record, crm: 'other' } }, salt),
      shownDigest({ ...shown, record: { ...shown.record, objectType: 'tickets' } }, salt),
      shownDigest({ ...shown, record: { ...shown.record, recordId: '78' } }, salt),
      shownDigest({ ...shown, field: 'next_step' }, salt),
      shownDigest({ ...shown, proposed: null }, salt),
      shownDigest({ ...shown, current: '' }, salt),
      shownDigest({ ...shown, policyVersion: 4 }, salt),
      shownDigest(shown, '0c'.repeat(32)),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not depend on what else the caller carries along', () => {
    const carried = { ...shown, label: 'Use case', record: { ...shown.record, title: 'Fleet' } };
    expect(shownDigest(carried, salt)).toBe(shownDigest(shown, salt));
  });
});
