import { Connection } from 'jsforce';
import { expect, test } from 'vitest';
import { openSmallSite, refusalOf } from './open-small-site.ts';
import { ids } from './small-org.ts';

test('an organization of several currencies tells the one of whoever asks, and none of its own', async () => {
  const { jsforce, standIn } = await openSmallSite();
  expect(await jsforce(ids.berta).soap.getUserInfo()).toMatchObject({
    userId: ids.berta,
    organizationId: standIn.organizationId,
    organizationMultiCurrency: true,
    orgDefaultCurrencyIsoCode: null,
    userDefaultCurrencyIsoCode: 'USD',
  });
});

test('an organization of one currency tells it, and its objects name none', async () => {
  const { jsforce } = await openSmallSite({ onlyCurrency: 'NOK' });
  expect(await jsforce().soap.getUserInfo()).toMatchObject({
    organizationMultiCurrency: false,
    orgDefaultCurrencyIsoCode: 'NOK',
    userDefaultCurrencyIsoCode: null,
  });
});

test('an ended session and a spent limit are faults of SOAP, with the codes of REST', async () => {
  const { jsforce, standIn } = await openSmallSite({ dailyApiRequests: 1 });
  const ended = new Connection({ instanceUrl: standIn.url, accessToken: 'ended', version: '66.0' });
  expect(await refusalOf(ended.soap.getUserInfo())).toMatchObject({ errorCode: 'sf:INVALID_SESSION_ID' });
  expect(await jsforce().soap.getUserInfo()).toMatchObject({ userId: ids.ada });
  expect(await refusalOf(jsforce().soap.getUserInfo())).toMatchObject({ errorCode: 'sf:REQUEST_LIMIT_EXCEEDED' });
});
