import { describe, expect, it } from 'vitest';
import { policyText, readPolicyText } from '#ui/core/policy-text.ts';
import { makeContent, makePolicy } from '../make-policy-reply.ts';

describe('a policy as text', () => {
  it('holds what it says and not who published it, and is read back as it was', () => {
    const text = policyText(makePolicy({ version: 7, note: 'Private words' }));
    expect(text).not.toContain('Private words');
    expect(readPolicyText(text)).toEqual({ ok: true, content: makeContent() });
  });

  it.each([
    ['{"fields": [', 'This is no JSON: '],
    ['[]', 'no policy'],
    ['{"rules": []}', 'no policy'],
  ])('says what is wrong with %s', (text, words) => {
    const read = readPolicyText(text);
    expect(read.ok ? '' : read.message).toContain(words);
  });
});
