import { run } from './cli/run.ts';

const { env: environment, stdin, stdout, stderr } = process;

process.exitCode = await run(process.argv.slice(2), { environment, stdin, stdout, stderr, now: () => new Date() });
