import { benchCard } from './card.ts';
import { benchIntake } from './intake.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = { card: benchCard, intake: benchIntake };

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`Which one? npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exit(2);
}
await bench();
