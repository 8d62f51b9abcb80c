import { catalogue } from './catalogue.ts';
import { type Answer, type Asked, type HttpDouble, startDouble } from './http-double.ts';

export const agentKey = 'fwk_test_key';
export const sourceId = 'src_00000000000000000000000000';

interface FiledItem {
  readonly field: string;
}

/** The three calls of Fieldward's public API: pending for the catalogue's fields, refused for all others. */
export function startFieldward(special: (asked: Asked) => Answer | null = () => null): Promise<HttpDouble> {
  return startDouble((asked) => special(asked) ?? answerTo(asked));
}

function answerTo({ method, url, headers, body }: Asked): Answer {
  if (headers.authorization !== `Bearer ${agentKey}`) return problem(401, 'unauthenticated', 'This key is not known.');
  const call = `${method} ${url.split('?')[0]}`;
  if (call === 'GET /v1/fields') return { body: { fields: catalogue.map((field) => ({ ...field, impact: 'low' })) } };
  if (call === 'POST /v1/sources') return { body: { id: sourceId, repeated: false } };
  if (call !== 'POST /v1/suggestions') return problem(404, 'not_found', `There is no ${call}.`);
  const { suggestions } = body as { suggestions: readonly FiledItem[] };
  return { body: { results: suggestions.map(resultFor) } };
}

function resultFor({ field }: FiledItem, index: number): object {
  const id = `sug_${index}`;
  if (catalogue.some(({ name }) => name === field)) return { status: 'pending', id };
  return { status: 'blocked', id, code: 'field_protected', message: `${field} is protected.` };
}

export function problem(status: number, code: string, detail: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: `https://fieldward.example/problems/${code}`, title: code, status, detail, code },
  };
}
