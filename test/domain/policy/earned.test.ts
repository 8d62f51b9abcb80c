import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unearned } from '#domain/policy/earned.ts';

const enough = { accepted: 20, edited: 0, rejected: 0, undone: 0, deciders: 2 };

describe('what people made of a field so far', () => {
  it('speaks for automatic writes from twenty plain yeses by two people on', () => {
    expect(unearned(enough)).toBeNull();
    expect(unearned({ ...enough, accepted: 19 })).toMatch(/decided 19 suggestions/);
    expect(unearned({ ...enough, deciders: 1 })).toMatch(/Only one person/);
    expect(unearned({ ...enough, accepted: 18, edited: 2 })).toMatch(/took 18 of 20 values as they were; 19 would/);
    expect(unearned({ ...enough, accepted: 19, rejected: 1 })).toBeNull();
    expect(unearned({ ...enough, undone: 2 })).toMatch(/took 18 of 20/);
    expect(unearned(undefined)).toMatch(/decided 0 suggestions/);
  });

  it('never speaks for it more after an edit, a rejection or an undo', () => {
    const counts = fc.record({
      accepted: fc.nat(200),
      edited: fc.nat(20),
      rejected: fc.nat(20),
      undone: fc.nat(20),
      deciders: fc.nat(5),
    });
    const worse = fc.constantFrom('edited', 'rejected', 'undone');
    fc.assert(
      fc.property(counts, worse, (judged, kind) => {
        const decided = judged.accepted + judged.edited + judged.rejected;
        fc.pre(decided >= 20 && unearned(judged) !== null);
        expect(unearned({ ...judged, [kind]: judged[kind as 'edited'] + 1 })).not.toBeNull();
      }),
    );
  });
});
