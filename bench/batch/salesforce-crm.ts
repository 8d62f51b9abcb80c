import { Connection, OAuth2 } from 'jsforce';
import { keyFor } from '#store/secrets/root-keys.ts';
import { rootKeys, type Scene } from '../scene.ts';
import { type BenchCrm, controlsOf } from './bench-crm.ts';

const kinds = ['reads', 'batchReads', 'queries', 'metadataReads', 'writes', 'batchWrites'];

/** Salesforce with jsforce, as an admin: the integration user may make no records. */
export async function salesforceCrm({ url, sandbox }: Scene): Promise<BenchCrm> {
  const { salesforce } = sandbox.crms;
  const controls = controlsOf(salesforce.url);
  const clientSecret = keyFor(rootKeys[0], 'stand-in salesforce').toString('hex');
  const oauth2 = new OAuth2({
    loginUrl: salesforce.url,
    clientId: salesforce.clientId,
    clientSecret,
    redirectUri: `${url}/oauth/salesforce/callback`,
    useVerifier: true,
  });
  const admin = salesforce.people.find(({ role }) => role === 'admin');
  const page = oauth2.getAuthorizationUrl({ scope: 'api refresh_token' });
  const { headers } = await fetch(`${page}&user=${admin?.crmUserId}`, { redirect: 'manual' });
  const connection = new Connection({ oauth2, version: '66.0' });
  await connection.authorize(new URL(headers.get('location') ?? '').searchParams.get('code') ?? '');
  const table = connection.sobject('Opportunity');
  return {
    name: 'salesforce',
    objectType: 'Opportunity',
    field: 'NextStep',
    manyMax: 200,
    makeRecords: async (count) => {
      const records = Array.from({ length: count }, (_, index) => ({
        Name: `Yard ${index}`,
        StageName: 'Prospecting',
        CloseDate: '2027-06-30',
      }));
      const made = await table.create(records, { allowRecursive: true });
      return made.map((one) => {
        if (!one.success) throw new Error(JSON.stringify(one.errors));
        return one.id;
      });
    },
    writeOne: async (Id, NextStep) => void (await table.update({ Id, NextStep })),
    writeMany: async (ids, NextStep) => void (await table.update(ids.map((Id) => ({ Id, NextStep })))),
    calls: () => controls.calls(kinds),
    slowDown: controls.slowDown,
    // It counts calls by the day.
    rest: async () => {},
    boundMs: () => 0,
  };
}
