import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const listSchema = z.object({
  cards: z.array(
    z.object({
      location: z.string(),
      title: z.string(),
      file: z.string().regex(/^[\w.-]+$/),
    }),
  ),
});

export interface CardInfo {
  location: string;
  title: string;
  scriptUrl: string;
}

/** The cards that the last build left, read anew each time; none when there was no build. */
export async function readCards(cardDirectory: string, baseUrl: string): Promise<CardInfo[]> {
  const text = await readFile(path.join(cardDirectory, 'cards.json'), 'utf8').catch(() => null);
  if (text === null) return [];
  const { cards } = listSchema.parse(JSON.parse(text));
  return cards.map(({ location, title, file }) => ({ location, title, scriptUrl: `${baseUrl}/card/${file}` }));
}
