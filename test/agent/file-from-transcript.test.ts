import { describe, expect, test } from 'vitest';
import { ApiFailure } from '#agent/api.ts';
import type { Extractor } from '#agent/extract/extractor.ts';
import { type FilingRequest, fileFromTranscript, previewFromTranscript } from '#agent/file-from-transcript.ts';
import { agentKey, problem, sourceId, startFieldward } from './fieldward-double.ts';
import { startDouble } from './http-double.ts';

const words =
  '[00:01] Maya Berg: We need 50 seats.\n[00:09] Maya Berg: Our billing address is now Strandgata 14, 0154 Oslo.\n';
const record = { crm: 'hubspot', objectType: 'deals', recordId: '123' } as const;
const source = {
  kind: 'call',
  title: 'Rollout call',
  text: words,
  occurredAt: '2026-02-25T10:00:00+01:00',
  url: 'https://calls.example/1',
  externalId: 'call-1',
} as const;

function requestTo(server: string, more: Partial<FilingRequest> = {}): FilingRequest {
  return { server, key: agentKey, record, source, ...more };
}

describe('filing a transcript', () => {
  test('asks for the fields, files the text, then the suggestions with their quotes, and tells what became of each', async () => {
    await using fieldward = await startFieldward();
    const filed = await fileFromTranscript(requestTo(fieldward.url));
    expect(filed).toEqual({
      sourceId,
      results: [
        {
          field: 'seats_needed',
          label: 'Seats needed',
          proposedValue: 50,
          quote: 'We need 50 seats.',
          status: 'pending',
          code: null,
          message: null,
          id: 'sug_0',
        },
        {
          field: 'billing_street',
          label: 'Billing address',
          proposedValue: 'Strandgata 14, 0154 Oslo',
          quote: 'Our billing address is now Strandgata 14, 0154 Oslo.',
          status: 'blocked',
          code: 'field_protected',
          message: 'billing_street is protected.',
          id: 'sug_1',
        },
      ],
    });
    const [fields, filedSource, suggestions] = fieldward.asked;
    expect(fields?.url).toBe('/v1/fields?crm=hubspot&objectType=deals');
    expect(filedSource?.body).toEqual({ ...source, record });
    expect(suggestions?.body).toEqual({
      suggestions: [
        {
          record,
          field: 'seats_needed',
          proposedValue: 50,
          rationale: 'Maya Berg names 50 for the seats needed.',
          evidence: [{ sourceId, quote: 'We need 50 seats.' }],
        },
        expect.objectContaining({ field: 'billing_street' }),
      ],
    });
    expect(fieldward.asked.length).toBe(3);
  });

  test('sends at most a hundred suggestions in one request and keeps their order', async () => {
    const many: Extractor = async () =>
      Array.from({ length: 101 }, (_, index) => ({
        field: `field_${index}`,
        label: `Field ${index}`,
        proposedValue: index,
        quotes: ['We need 50 seats.'] as const,
        rationale: 'Said so.',
      }));
    await using fieldward = await startFieldward();
    const { results } = await fileFromTranscript(requestTo(fieldward.url, { extractor: many }));
    expect(results.map(({ field }) => field)).toEqual(Array.from({ length: 101 }, (_, index) => `field_${index}`));
    expect(fieldward.asked.filter(({ url }) => url === '/v1/suggestions').length).toBe(2);
  });

  test('files the text but no suggestions when it states nothing', async () => {
    await using fieldward = await startFieldward();
    const request = requestTo(fieldward.url, { source: { ...source, text: 'Hello there.' } });
    expect(await fileFromTranscript(request)).toEqual({ sourceId, results: [] });
    expect(fieldward.asked.map(({ url }) => url.split('?')[0])).toEqual(['/v1/fields', '/v1/sources']);
  });

  test('files nothing when the extraction fails', async () => {
    const failing: Extractor = () => Promise.reject(new Error('no model'));
    await using fieldward = await startFieldward();
    await expect(fileFromTranscript(requestTo(fieldward.url, { extractor: failing }))).rejects.toThrow('no model');
    expect(fieldward.asked.length).toBe(1);
  });

  test('a preview files nothing', async () => {
    await using fieldward = await startFieldward();
    const findings = await previewFromTranscript(requestTo(fieldward.url));
    expect(findings.map(({ field }) => field)).toEqual(['seats_needed', 'billing_street']);
    expect(fieldward.asked.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('when the API says no', () => {
  test("the problem's own words, code and status arrive", async () => {
    await using fieldward = await startFieldward();
    const failure = await failureOf(fileFromTranscript(requestTo(fieldward.url, { key: 'wrong' })));
    expect(failure).toMatchObject({ message: 'This key is not known.', code: 'unauthenticated', status: 401 });
  });

  test('a refusal of the source stops before any suggestion', async () => {
    await using fieldward = await startFieldward(({ url }) =>
      url === '/v1/sources' ? problem(429, 'rate_limited', 'Too many requests.') : null,
    );
    const failure = await failureOf(fileFromTranscript(requestTo(fieldward.url)));
    expect(failure).toMatchObject({ message: 'Too many requests.', status: 429 });
    expect(fieldward.asked.some(({ url }) => url === '/v1/suggestions')).toBe(false);
  });

  test('fewer results than suggestions are an error, not a silent loss', async () => {
    await using fieldward = await startFieldward(({ url }) =>
      url === '/v1/suggestions' ? { body: { results: [{ status: 'pending' }] } } : null,
    );
    const failure = await failureOf(fileFromTranscript(requestTo(fieldward.url)));
    expect(failure.message).toBe('2 suggestions were sent, but 1 results came back.');
  });

  test('the key does not follow a redirect to another server', async () => {
    await using elsewhere = await startDouble(() => ({ body: {} }));
    await using fieldward = await startDouble(() => ({ status: 307, headers: { location: elsewhere.url }, body: '' }));
    const failure = await failureOf(fileFromTranscript(requestTo(fieldward.url)));
    expect(failure.status).toBeNull();
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    [
      'an HTML page',
      { body: '<html>' },
      'GET v1/fields?crm=hubspot&objectType=deals answered with something this agent does not understand.',
    ],
    [
      'an error without problem details',
      { status: 502, body: 'Bad gateway' },
      'GET v1/fields?crm=hubspot&objectType=deals answered 502.',
    ],
  ])('%s is told as what it is', async (_, answer, message) => {
    await using fieldward = await startDouble(() => answer);
    expect((await failureOf(fileFromTranscript(requestTo(fieldward.url)))).message).toBe(message);
  });

  test('an answer without end is not read to its end', async () => {
    await using fieldward = await startDouble(() => ({ body: ' '.repeat(5 * 1024 * 1024) }));
    const failure = await failureOf(fileFromTranscript(requestTo(fieldward.url)));
    expect(failure.message).toContain('longer than 4194304 bytes');
  });

  test('a server that is not there is named', async () => {
    const gone = await startFieldward();
    await gone[Symbol.asyncDispose]();
    const failure = await failureOf(fileFromTranscript(requestTo(gone.url)));
    expect(failure.message).toContain(`${gone.url} could not be reached`);
    expect(failure.message).toContain('ECONNREFUSED');
  });
});

async function failureOf(work: Promise<unknown>): Promise<ApiFailure> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiFailure) return outcome;
  throw new Error(`expected an ApiFailure, got ${String(outcome)}`);
}
