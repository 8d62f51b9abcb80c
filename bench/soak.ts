import { soak } from './soak/soak.ts';

/** `npm run soak [accepts] [seconds between kills]` */
const accepts = Number(process.argv[2] ?? 200);
const killEverySeconds = Number(process.argv[3] ?? 2.5);
const report = await soak({
  accepts,
  killEveryMs: killEverySeconds * 1000,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
