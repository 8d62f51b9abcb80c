import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import type { Claim } from '#http/authenticate.ts';
import { credentialRate } from '#http/credential-rate.ts';
import { faultFrom } from '#http/problem.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** Counts by the claim that the test sends, with room for two requests of an agent and one of a person. */
async function listen(): Promise<(claim: Claim) => Promise<Response>> {
  const app = express();
  let lookUps = 0;
  app.use(express.json(), (req, res, next) => {
    res.locals.claim = req.body as Claim;
    next();
  });
  app.use(credentialRate((res) => res.locals.claim as Claim, { agent: 2, person: 1 }));
  app.post('/', (_req, res) => {
    lookUps += 1;
    res.json({ lookUps });
  });
  const answer: ErrorRequestHandler = (error, _req, res, _next) => {
    const fault = faultFrom(error);
    res.status(429).json({ code: fault.code, message: fault.message });
  };
  app.use(answer);
  const listening = app.listen(0, '127.0.0.1');
  server = listening;
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return (claim) =>
    fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(claim),
    });
}

const bearer = (token: string): Claim => ({ kind: 'bearer', token });
const signed = (userId: string, accountId = '1', signature = 'a'): Claim => ({
  kind: 'signed',
  proven: {
    user: { crm: 'hubspot', accountId, userId, email: '' },
    parameters: [],
    signature: { id: signature, expiresAt: new Date(0) },
    skewMs: 0,
  },
});

describe('the rate of a credential', () => {
  it('is the agent’s for a key and the person’s for a session', async () => {
    const ask = await listen();
    const statuses: number[] = [];
    for (const token of ['fwk_a', 'fwk_a', 'fwk_a', 'fws_a', 'fws_a']) statuses.push((await ask(bearer(token))).status);
    expect(statuses).toEqual([200, 200, 429, 200, 429]);
  });

  it('says how long to wait and how much was too much', async () => {
    const ask = await listen();
    await ask(bearer('fws_a'));
    const refused = await ask(bearer('fws_a'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toEqual({
      code: 'rate_limited',
      message: 'More than 1 requests by you within ten seconds. Wait.',
    });
  });

  it('is used up by the whole credential only, never by somebody who knows its id', async () => {
    const ask = await listen();
    expect((await ask(bearer('fws_tenant.ses_1.wrong'))).status).toBe(200);
    expect((await ask(bearer('fws_tenant.ses_1.wrong'))).status).toBe(429);
    expect((await ask(bearer('fws_tenant.ses_1.right'))).status).toBe(200);
  });

  it('is one for all that a CRM signs for a user, and no other user’s', async () => {
    const ask = await listen();
    expect((await ask(signed('7'))).status).toBe(200);
    expect((await ask(signed('7', '1', 'another'))).status).toBe(429);
    expect((await ask(signed('8'))).status).toBe(200);
    expect((await ask(signed('7', '2'))).status).toBe(200);
  });

  it('is counted before anything is looked up', async () => {
    const ask = await listen();
    for (let sent = 0; sent < 5; sent += 1) await ask(bearer('fwk_a'));
    expect(await (await ask(bearer('fwk_b'))).json()).toEqual({ lookUps: 3 });
  });
});
