import { expect, it } from 'vitest';
import { freshSalts } from '../server/salts.ts';

it('gives 32 bytes in hex, never the same twice, over many draws', () => {
  const newSalt = freshSalts();
  const salts = Array.from({ length: 1_000 }, newSalt);
  expect(new Set(salts).size).toBe(1_000);
  for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{64}$/);
  // Wiped memory would come out as zeros.
  for (const salt of salts) expect(salt).not.toContain('0'.repeat(16));
});
