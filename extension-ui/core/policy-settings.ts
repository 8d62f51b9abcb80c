import type { WirePolicyContent } from '#contract/policy.ts';
import { publishStrings } from './publish-strings.ts';

const words = publishStrings.settings;

/** What the form holds; an empty number is `null`. */
export interface PolicySettingsForm {
  readonly days: number | null;
  readonly two: boolean;
  readonly samples: number | null;
  readonly samplesFrom: number | null;
  readonly secondFrom: number | null;
  readonly writes: BatchWrites;
}

export type BatchWrites = WirePolicyContent['batches']['writes'];

/** How a batch may write, with what that means in this CRM; the careful way first. */
export function writesChoices(crm: 'hubspot' | 'salesforce') {
  const ways: BatchWrites[] = ['guarded', 'fewest_calls'];
  return ways.map((value) => ({ value, label: words.writes[value], description: words.writesMeaning[crm][value] }));
}

type Settings = Pick<WirePolicyContent, 'expiryDays' | 'secondPersonPublishes' | 'batches'>;

export function formOf({ expiryDays, secondPersonPublishes, batches }: Settings): PolicySettingsForm {
  const { samples, samplesFrom, secondPersonFrom, writes } = batches;
  return { days: expiryDays, two: secondPersonPublishes, samples, samplesFrom, secondFrom: secondPersonFrom, writes };
}

/** What is wrong with each number, or `null` where nothing is. */
export function slipsOf({ days, samples, samplesFrom, secondFrom }: PolicySettingsForm) {
  return {
    days: isBetween(days, 1, 365) ? null : words.daysWrong,
    samples: isBetween(samples, 0, 50) ? null : words.samplesWrong,
    samplesFrom: isBetween(samplesFrom, 1, 10_000) ? null : words.sizeWrong,
    // Empty means that one person is always enough.
    secondFrom: secondFrom === null || isBetween(secondFrom, 1, 10_000) ? null : words.sizeWrong,
  };
}

/** The settings, where nothing in the form is wrong. */
export function settingsFrom(form: PolicySettingsForm): Settings | null {
  const { days, two, samples, samplesFrom, secondFrom, writes } = form;
  if (Object.values(slipsOf(form)).some((slip) => slip !== null)) return null;
  if (days === null || samples === null || samplesFrom === null) return null;
  return {
    expiryDays: days,
    secondPersonPublishes: two,
    batches: { samples, samplesFrom, secondPersonFrom: secondFrom, writes },
  };
}

function isBetween(value: number | null, least: number, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}
