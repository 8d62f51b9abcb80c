import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Look {
  /** A selector; all of the page when absent. */
  readonly part?: string;
  /** Frames are left out, because what stands in them is their own business, and their tests'. */
  readonly withoutFrames?: boolean;
}

/**
 * What axe objects to, one line for each rule.
 * @throws when there is a frame and nobody said that it may be left out: axe does not look into it here
 */
export async function axeViolations(page: Page, { part, withoutFrames = false }: Look = {}): Promise<string[]> {
  if (!withoutFrames && page.frames().length > 1) throw new Error('There is a frame, into which axe does not look.');
  // axe is half a megabyte: a page that was looked at before has it already.
  const hasAxe = await page.evaluate('window.axe !== undefined');
  // Legacy mode works in the page itself, instead of in a blank one beside it that has to be given axe once more.
  const axe = new AxeBuilder({ page, ...(hasAxe ? { axeSource: 'undefined' } : {}) }).setLegacyMode();
  // By default axe also describes, at several times the cost, each element that it does not object to.
  axe.options({ resultTypes: ['violations'], iframes: false });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  );
}
