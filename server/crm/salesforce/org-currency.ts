import * as z from 'zod';
import type { Field } from '#domain/crm/field.ts';
import { Fault } from '#domain/shared/fault.ts';
import { currencyCode } from '../currency-code.ts';
import type { CallTerms, RecordSnapshot } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';

/** An organization changes its currency once in its life, if ever. */
const keptMs = 60 * 60_000;
/** Whoever is not told asks again after this long. */
const notToldMs = 60_000;
/** Amounts are shown without a currency rather than late. */
const longestWaitMs = 2_000;

/** Of SOAP's `getUserInfo`; the code is told where there is one currency only (API guide, GetUserInfoResult). */
const userInfoSchema = z.object({
  result: z.object({
    organizationMultiCurrency: z.enum(['true', 'false']),
    orgDefaultCurrencyIsoCode: z.unknown(),
  }),
});

/**
 * The one currency of an organization without several, whose records do not name theirs.
 * @returns asks at most once an hour; `null` where there are several, or where Salesforce does not tell
 */
export function orgCurrency(client: Pick<SalesforceClient, 'userInfo'>, now: () => number) {
  let kept: { readonly value: string | null; readonly until: number } | null = null;

  return async function currencyOf(terms: CallTerms): Promise<string | null> {
    if (kept !== null && now() < kept.until) return kept.value;
    const value = await ask({ ...terms, deadline: Math.min(terms.deadline, now() + longestWaitMs) });
    kept = { value: value ?? null, until: now() + (value === undefined ? notToldMs : keptMs) };
    return kept.value;
  };

  /** `undefined` where it was not told. */
  async function ask(terms: CallTerms): Promise<string | null | undefined> {
    try {
      const { result } = await client.userInfo(userInfoSchema, terms);
      return result.organizationMultiCurrency === 'true' ? null : currencyCode(result.orgDefaultCurrencyIsoCode);
    } catch (error) {
      if (error instanceof Fault) return undefined;
      throw error;
    }
  }
}

/** Whether amounts are asked for on records that do not name their currency. */
export function needsOrgCurrency(fields: ReadonlyMap<string, Field>, names: readonly string[]): boolean {
  return !fields.has('CurrencyIsoCode') && names.some((name) => fields.get(name)?.type === 'currency');
}

export function withCurrency(
  records: ReadonlyMap<string, RecordSnapshot>,
  currency: string | null,
): ReadonlyMap<string, RecordSnapshot> {
  return new Map([...records].map(([id, record]) => [id, { ...record, currency: record.currency ?? currency }]));
}
