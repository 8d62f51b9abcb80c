import { Client } from '@hubspot/api-client';
import { keyFor } from '#store/secrets/root-keys.ts';
import { rootKeys, type Scene } from '../scene.ts';
import { type BenchCrm, controlsOf } from './bench-crm.ts';

const kinds = ['reads', 'batchReads', 'searches', 'metadataReads', 'writes', 'batchWrites'];
/** As a marketplace app has it: so many calls in any ten seconds. */
const callsPerWindow = 110;
const windowMs = 10_000;

/** HubSpot with its own client, as an app that the account's admin has let in. */
export async function hubspotCrm({ url, sandbox }: Scene): Promise<BenchCrm> {
  const { hubspot } = sandbox.crms;
  const controls = controlsOf(hubspot.url);
  const secret = keyFor(rootKeys[0], 'stand-in hubspot').toString('hex');
  const redirectUri = `${url}/oauth/hubspot/callback`;
  const admin = hubspot.people.find(({ role }) => role === 'admin');
  const page = new URL(`${hubspot.url}/oauth/authorize`);
  const scope = 'oauth crm.objects.deals.read crm.objects.deals.write';
  const asked = { client_id: hubspot.clientId, redirect_uri: redirectUri, user: admin?.crmUserId ?? '', scope };
  for (const [name, value] of Object.entries(asked)) page.searchParams.set(name, value);
  const { headers } = await fetch(page, { redirect: 'manual' });
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  const client = new Client({ basePath: hubspot.url, numberOfApiCallRetries: 6 });
  const tokens = await client.oauth.tokensApi.create('authorization_code', code, redirectUri, hubspot.clientId, secret);
  client.setAccessToken(tokens.accessToken);
  const properties = (value: string) => ({ hs_next_step: value });
  const deals = client.crm.deals;
  return {
    name: 'hubspot',
    objectType: 'deals',
    field: 'hs_next_step',
    manyMax: 100,
    makeRecords: async (count) => {
      const ids: string[] = [];
      while (ids.length < count) {
        const inputs = Array.from({ length: Math.min(100, count - ids.length) }, (_, index) => ({
          properties: {
            dealname: `Yard ${ids.length + index}`,
            pipeline: 'default',
            dealstage: 'appointmentscheduled',
          },
          associations: [],
        }));
        const { results } = await deals.batchApi.create({ inputs });
        ids.push(...results.map(({ id }) => id));
      }
      return ids;
    },
    writeOne: async (id, value) => void (await deals.basicApi.update(id, { properties: properties(value) })),
    writeMany: async (ids, value) => {
      await deals.batchApi.update({ inputs: ids.map((id) => ({ id, properties: properties(value) })) });
    },
    calls: () => controls.calls(kinds),
    slowDown: controls.slowDown,
    rest: () => new Promise((resolve) => setTimeout(resolve, windowMs + 1_000)),
    boundMs: (calls) => Math.floor((calls - 1) / callsPerWindow) * windowMs,
  };
}
