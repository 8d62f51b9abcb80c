import { Connection } from 'jsforce';
import { keyFor } from '#store/secrets/root-keys.ts';
import { rootKeys, type Scene } from '../scene.ts';
import { type BenchCrm, controlsOf } from './bench-crm.ts';

const kinds = ['reads', 'batchReads', 'queries', 'metadataReads', 'writes', 'batchWrites'];

/** Salesforce with jsforce, as the integration user. */
export async function salesforceCrm({ sandbox }: Scene): Promise<BenchCrm> {
  const { salesforce } = sandbox.crms;
  const controls = controlsOf(salesforce.url);
  const clientSecret = keyFor(rootKeys[0], 'stand-in salesforce').toString('hex');
  const oauth2 = { loginUrl: salesforce.url, clientId: salesforce.clientId, clientSecret };
  const connection = new Connection({ oauth2, version: '66.0' });
  await connection.authorize({ grant_type: 'client_credentials' });
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
      return made.map(({ id }) => id ?? '');
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
