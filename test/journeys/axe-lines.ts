import type { AxeBuilder } from '@axe-core/playwright';

/** What axe finds wrong, one line each: what a failed test shows of it. */
export async function axeLines(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  );
}
