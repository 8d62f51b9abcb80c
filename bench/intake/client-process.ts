import { answerQuestions } from '../child-process.ts';
import { inLanes } from './lanes.ts';

const batch = 100;
const filings = 30;

interface ClientSetUp {
  /** The servers. */
  readonly urls: readonly string[];
  readonly key: string;
  readonly standInUrl: string;
}

/** An agent that at first files for one field; then, asked with a number of servers, for 3,000 others. Tells suggestions per second. */
export async function intakeClient(setUp: ClientSetUp): Promise<void> {
  const sourceId = await fileSource(setUp);
  const items = (await placesFor(setUp)).map((place, index) => ({
    ...place,
    proposedValue: `from call ${index}`,
    rationale: 'The customer said so in the call.',
    evidence: [{ sourceId, quote: 'please put down what we agreed on today' }],
  }));
  if (items.length < 1 + batch * filings) throw new Error(`only ${items.length} places to suggest for`);
  const bodyOf = (from: number, to: number) => JSON.stringify({ suggestions: items.slice(from, to) });
  const bodies = Array.from({ length: filings }, (_, index) => bodyOf(1 + index * batch, 1 + (index + 1) * batch));
  const fileAll = async (servers: number) =>
    (filings * batch * 1000) / (await inLanes(bodies, (body, lane) => file(setUp, lane % servers, body)));
  const fileOne = () => file(setUp, 0, bodyOf(0, 1));
  await answerQuestions(
    (question) => (question === 'file one' ? fileOne() : fileAll(Number(question))),
    async () => {},
  );
}

/** Fields that take any words: the bench measures intake, not how well we guess values. */
const freeText = [
  'hs_next_step',
  'description',
  'use_case',
  'champion',
  'current_solution',
  'jobtitle',
  'company',
  'city',
  'about_us',
  'assistant_name',
  'content',
  'workaround',
];

async function placesFor({ urls, key, standInUrl }: ClientSetUp) {
  const places: { record: { crm: 'hubspot'; objectType: string; recordId: string }; field: string }[] = [];
  for (const objectType of ['deals', 'contacts', 'companies', 'tickets']) {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${urls[0]}/v1/fields?crm=hubspot&objectType=${objectType}`, { headers });
    const { fields } = (await answer.json()) as { fields: { name: string }[] };
    const records = await fetch(`${standInUrl}/sandbox-control/records/${objectType}`);
    const { ids } = (await records.json()) as { ids: string[] };
    for (const recordId of ids) {
      for (const { name } of fields) {
        if (freeText.includes(name)) places.push({ record: { crm: 'hubspot', objectType, recordId }, field: name });
      }
    }
  }
  return places;
}

async function fileSource(setUp: ClientSetUp): Promise<string> {
  const text = 'Ida Brandt: please put down what we agreed on today.';
  const answer = await post(setUp, 0, '/v1/sources', JSON.stringify({ kind: 'call', title: 'Bench', text }));
  return ((await answer.json()) as { id: string }).id;
}

async function file(setUp: ClientSetUp, server: number, body: string): Promise<void> {
  const answer = await post(setUp, server, '/v1/suggestions', body);
  const { results } = (await answer.json()) as { results: { status: string; message?: string }[] };
  const odd = results.find(({ status }) => status !== 'pending');
  if (odd !== undefined) throw new Error(`an item was not filed: ${odd.status} ${odd.message ?? ''}`);
}

function post({ urls, key }: ClientSetUp, server: number, path: string, body: string): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return fetch(`${urls[server]}${path}`, { method: 'POST', headers, body });
}
