import { soak } from './soak/soak.ts';

/** `npm run soak [hubspot | salesforce] [accepts] [seconds between kills]` */
const crm = process.argv[2] === 'salesforce' ? 'salesforce' : 'hubspot';
const accepts = Number(process.argv[3] ?? 200);
const killEverySeconds = Number(process.argv[4] ?? 2.5);
const report = await soak({
  crm,
  accepts,
  killEveryMs: killEverySeconds * 1000,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
