import { describe, expect, it } from 'vitest';
import { soak } from '#bench/soak/soak.ts';

describe('kill -9 of the server while people accept', () => {
  it('leaves each accepted suggestion exactly one outcome, and the CRM holding what the log says', async () => {
    const report = await soak({ accepts: 24, killEveryMs: 1_500 });
    expect(report.complaints).toEqual([]);
    expect(report.kills).toBeGreaterThan(0);
    expect(Object.values(report.outcomes).reduce((sum, count) => sum + count, 0)).toBe(24);
  }, 180_000);
});
