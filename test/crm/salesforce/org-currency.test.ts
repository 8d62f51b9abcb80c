import { describe, expect, it, onTestFinished } from 'vitest';
import type { SalesforceClient } from '#crm/salesforce/client.ts';
import { orgCurrency } from '#crm/salesforce/org-currency.ts';
import { Fault } from '#domain/shared/fault.ts';
import { openOrgGateway } from './open-org-gateway.ts';

const terms = () => ({ lane: 'interactive' as const, deadline: Date.now() + 10_000 });

async function openOrg(onlyCurrency?: string) {
  const org = await openOrgGateway(onlyCurrency === undefined ? {} : { onlyCurrency });
  onTestFinished(() => org.standIn.close());
  const { objectType, recordId } = org.standIn.flagship;
  const read = async (...names: string[]) =>
    (await org.gateway.readRecords(objectType, [recordId], names, terms())).get(recordId);
  return { ...org, read };
}

describe('the currency of an organization without several', () => {
  it('stands with the amounts of each record', async () => {
    const { read } = await openOrg('GBP');
    expect(await read('Amount')).toMatchObject({ currency: 'GBP', values: { Amount: '79000' } });
  });

  it('is asked for once, and only where there are amounts', async () => {
    const { read, standIn } = await openOrg('GBP');
    await read('NextStep');
    const before = standIn.counters().metadataReads;
    expect(await read('NextStep')).toMatchObject({ currency: null });
    expect(standIn.counters().metadataReads).toBe(before);
    await read('Amount');
    expect(await read('Amount', 'NextStep')).toMatchObject({ currency: 'GBP' });
    expect(standIn.counters().metadataReads).toBe(before + 1);
  });

  it('is not asked for where records name their own', async () => {
    const { read, standIn } = await openOrg();
    await read('NextStep');
    const before = standIn.counters().metadataReads;
    expect(await read('Amount')).toMatchObject({ currency: 'USD' });
    expect(standIn.counters().metadataReads).toBe(before);
  });

  it('is had with a new token after the session has ended', async () => {
    const { read, standIn, renewals } = await openOrg('GBP');
    await read('NextStep');
    await fetch(`${standIn.url}/sandbox-control/tokens/expire`, { method: 'POST' });
    expect(await read('Amount')).toMatchObject({ currency: 'GBP' });
    expect(renewals()).toBeGreaterThan(0);
  });
});

/** Answers in turn, the last one for ever; a Fault is thrown. */
function clientThat(...answers: readonly unknown[]) {
  const asked: number[] = [];
  const client: Pick<SalesforceClient, 'userInfo'> = {
    userInfo: async (schema, { deadline }) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(deadline);
      if (answer instanceof Error) throw answer;
      return schema.parse(answer);
    },
  };
  return { client, asked };
}

const told = (code: unknown, several = 'false') => ({
  result: { organizationMultiCurrency: several, orgDefaultCurrencyIsoCode: code },
});
const late = { lane: 'background', deadline: 60_000 } as const;

describe('what Salesforce says of an organization’s currency', () => {
  it.each([
    ['one currency', told('EUR'), 'EUR'],
    ['several currencies', told('EUR', 'true'), null],
    ['a code that is none', told('euros'), null],
    ['nothing', told({ $: { 'xsi:nil': 'true' } }), null],
  ])('is taken as it is, never guessed: %s', async (_, answer, expected) => {
    const { client } = clientThat(answer);
    expect(await orgCurrency(client, () => 0)(late)).toBe(expected);
  });

  it('is asked again after an hour, and after a minute where it was not told', async () => {
    let at = 0;
    const { client, asked } = clientThat(new Fault('crm_refused', 'No.'), told('EUR'), told('SEK'));
    const currencyOf = orgCurrency(client, () => at);
    expect(await currencyOf(late)).toBeNull();
    at += 59_999;
    expect(await currencyOf(late)).toBeNull();
    expect(asked).toHaveLength(1);
    at += 1;
    expect(await currencyOf(late)).toBe('EUR');
    at += 60 * 60_000 - 1;
    expect(await currencyOf(late)).toBe('EUR');
    at += 1;
    expect(await currencyOf(late)).toBe('SEK');
    expect(asked).toHaveLength(3);
  });

  it('is waited for two seconds, and no longer than the call itself may take', async () => {
    const { client, asked } = clientThat(new Fault('crm_unreachable', 'Away.'));
    await orgCurrency(client, () => 10_000)(late);
    await orgCurrency(client, () => 59_000)(late);
    expect(asked).toEqual([12_000, 60_000]);
  });

  it('hides no mistake of our own', async () => {
    const { client } = clientThat(new TypeError('a mistake'));
    await expect(orgCurrency(client, () => 0)(late)).rejects.toThrow('a mistake');
  });
});
