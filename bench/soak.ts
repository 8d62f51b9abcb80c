import { soakBatches } from './soak/batch-soak.ts';
import type { SoakCrm } from './soak/crms.ts';
import { soak } from './soak/soak.ts';

/**
 * `npm run soak [hubspot | salesforce] [decisions] [seconds between kills] [servers beside the first]`
 * `npm run soak -- batch [hubspot | salesforce] [kills] [seconds between kills] [servers beside the first]`
 */
const isBatch = process.argv[2] === 'batch';
const [name, amount, seconds = '2.5', beside = '3'] = process.argv.slice(isBatch ? 3 : 2);
const common = {
  crm: (name === 'salesforce' ? 'salesforce' : 'hubspot') satisfies SoakCrm['name'] as SoakCrm['name'],
  killEveryMs: Number(seconds) * 1000,
  others: Number(beside),
  say: (line: string) => void process.stdout.write(`${line}\n`),
};
const report = isBatch
  ? await soakBatches({ ...common, kills: Number(amount ?? 300) })
  : await soak({ ...common, decisions: Number(amount ?? 200) });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
