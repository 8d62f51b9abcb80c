import { describe, expect, it, onTestFinished } from 'vitest';
import { startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import { app, connect, flagship, install, refusalOf, stillClock } from '../open-stand-in.ts';

describe('the limit of calls', () => {
  it('counts down in the headers, refuses the next call and opens again as the ten seconds roll on', async () => {
    const clock = stillClock();
    const { call, client, standIn } = await connect({ rateLimit: { perTenSeconds: 3 }, now: clock.now });
    const read = () => call('GET', `/crm/v3/objects/deals/${flagship}`);
    const first = await read();
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('3');
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('2');
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    clock.advance(4_000);
    await read();
    expect((await read()).headers.get('x-hubspot-ratelimit-remaining')).toBe('0');
    const { code, body } = await refusalOf(client.crm.deals.basicApi.getById(flagship));
    expect(code).toBe(429);
    expect(body).toMatchObject({
      status: 'error',
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    });
    clock.advance(6_001);
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(429);
    expect(standIn.counters()).toMatchObject({ reads: 4, rateLimited: 2 });
  });

  it('refuses a write without doing it', async () => {
    const { call, standIn } = await connect({ rateLimit: { perTenSeconds: 1 }, now: stillClock().now });
    await call('GET', `/crm/v3/objects/deals/${flagship}`);
    const { status } = await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { amount: '1' } });
    expect(status).toBe(429);
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('79000');
  });

  it('stands at 110 in ten seconds unless somebody says otherwise', async () => {
    const standIn = await startHubSpotStandIn({ ...app, now: stillClock().now });
    onTestFinished(() => standIn.close());
    const tokens = await install(standIn);
    const read = () =>
      fetch(`${standIn.url}/crm/v3/owners`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    const statuses = await Promise.all(Array.from({ length: 112 }, async () => (await read()).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(110);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  it('of searches is five in a second and has no headers', async () => {
    const clock = stillClock();
    const { call } = await connect({ now: clock.now });
    const search = () => call('POST', '/crm/v3/objects/deals/search', {});
    for (let index = 0; index < 5; index += 1) expect((await search()).status).toBe(200);
    const sixth = await search();
    expect([sixth.status, sixth.body.message]).toEqual([429, 'You have reached your secondly limit.']);
    expect(sixth.body).not.toHaveProperty('policyName');
    expect(sixth.headers.get('x-hubspot-ratelimit-max')).toBeNull();
    clock.advance(1_001);
    expect((await search()).status).toBe(200);
  });
});
