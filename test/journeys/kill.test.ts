import { describe, expect, it } from 'vitest';
import { soak } from '#bench/soak/soak.ts';

describe('kill -9 of the server while people decide', () => {
  it.each(['hubspot', 'salesforce'] as const)(
    'leaves each accepted suggestion exactly one outcome, and %s holding what the log says',
    async (crm) => {
      const report = await soak({ crm, decisions: 24, killEveryMs: 1_500, others: 0 });
      expect(report.complaints).toEqual([]);
      expect(report.kills).toBeGreaterThan(0);
      expect(Object.values(report.outcomes).reduce((sum, count) => sum + count, 0)).toBe(24);
    },
    180_000,
  );
});
