import { soak } from './soak/soak.ts';

/** `npm run soak [hubspot | salesforce] [decisions] [seconds between kills] [servers beside the first]` */
const crm = process.argv[2] === 'salesforce' ? 'salesforce' : 'hubspot';
const decisions = Number(process.argv[3] ?? 200);
const killEverySeconds = Number(process.argv[4] ?? 2.5);
const others = Number(process.argv[5] ?? 3);
const report = await soak({
  crm,
  decisions,
  killEveryMs: killEverySeconds * 1000,
  others,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
