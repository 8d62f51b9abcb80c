import { startServer } from './start.ts';

try {
  await startServer(process.env, process.cwd());
} catch (error) {
  // What an operator can mend is told in words; anything else keeps its stack.
  const known =
    error instanceof Error &&
    ['ConfigError', 'DataDirectoryInUse', 'LocalPostgresError', 'StartError'].includes(error.name);
  process.stderr.write(`\nFieldward did not start.\n${known ? error.message : inspectable(error)}\n\n`);
  process.exit(1);
}

function inspectable(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
