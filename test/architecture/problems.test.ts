import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault, faultCodes } from '#domain/shared/fault.ts';
import { problemFrom, statusOf } from '#http/problem.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'problems');
const at = { publicUrl: 'https://fieldward.example', instance: '/here', requestId: 'r' };
const indexPage = 'README.md';

function page(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** The first heading of a Markdown text; `null` when the text begins with anything else. */
function titleOf(text: string): string | null {
  return /^# (.+)\n/.exec(text)?.[1] ?? null;
}

/** Local pages that a text links to, without anchors. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].flatMap(([, target]) => target ?? []);
}

describe('the page of every refusal', () => {
  it('exists for every code, is headed by the title that travels with the problem, and there is no other page', () => {
    const pages = readdirSync(folder).filter((file) => file !== indexPage);
    expect(pages.toSorted()).toEqual(faultCodes.map((code) => `${code}.md`).toSorted());
    expect(faultCodes.map((code) => [code, titleOf(page(`${code}.md`))])).toEqual(
      faultCodes.map((code) => [code, problemFrom(new Fault(code, 'why'), at).title]),
    );
  });

  it('names its own code, says what to do, and shows no status but its own', () => {
    for (const code of faultCodes) {
      const text = page(`${code}.md`);
      expect(text, code).toContain(`\`${code}\``);
      expect(text, code).toContain('**What to do.**');
      const shown = [...text.matchAll(/\bHTTP (\d{3})\b/g)].map(([, status]) => Number(status));
      expect(
        shown.filter((status) => status !== statusOf(code)),
        code,
      ).toEqual([]);
    }
  });

  it('is at the address that the problem gives as its type', () => {
    for (const code of faultCodes) {
      expect(problemFrom(new Fault(code, 'why'), at).type).toBe(`https://fieldward.example/problems/${code}`);
    }
  });

  it('is linked from the index, which links to nothing that does not exist', () => {
    const linked = linksIn(page(indexPage));
    expect([...new Set(linked)].toSorted()).toEqual(faultCodes.map((code) => `${code}.md`).toSorted());
  });

  it('shows examples that are JSON and, where they are problems, agree with what the server sends', () => {
    for (const code of faultCodes) {
      const blocks = [...page(`${code}.md`).matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json ?? '');
      expect(blocks.length, code).toBeGreaterThan(0);
      const examples = blocks.map((json) => JSON.parse(json) as Record<string, unknown>);
      for (const example of examples.filter((one) => 'type' in one)) {
        const { type, title, status } = problemFrom(new Fault(code, 'why'), at);
        expect(example, code).toMatchObject({ type, title, status, code });
      }
    }
  });
});
