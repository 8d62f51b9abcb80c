import { benchBatch } from './batch/bench-batch.ts';
import { benchCard } from './card.ts';
import { benchIntake } from './intake/bench-intake.ts';
import { intakeClient } from './intake/client-process.ts';
import { intakeInserts } from './intake/inserts-process.ts';
import { intakeServer } from './intake/server-process.ts';
import { benchQueue } from './queue.ts';
import { benchReplay } from './replay.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  batch: benchBatch,
  card: benchCard,
  intake: benchIntake,
  queue: benchQueue,
  replay: benchReplay,
};

/** Parts of a bench that it starts as processes of their own; their set-up is the next argument, as JSON. */
const parts: Readonly<Record<string, (setUp: never) => Promise<void>>> = {
  'intake:client': intakeClient,
  'intake:inserts': intakeInserts,
  'intake:server': intakeServer,
};

const [name = '', setUp = '{}'] = process.argv.slice(2);
const part = parts[name];
const bench = part === undefined ? benches[name] : () => part(JSON.parse(setUp) as never);
if (bench === undefined) {
  process.stderr.write(`Which one? npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exit(2);
}
await bench();
