import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, fileSource, shown } from '#test/support/filing.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function placeOf(id: string | undefined) {
  const [row] = await asOwner<{ evidence: { start: number; end: number; quote: string }[] }>(
    scene,
    'select evidence from suggestion where id = $1',
    [id],
  );
  return row?.evidence;
}

describe('evidence', () => {
  it('is kept with offsets that cut exactly the quoted words out of the source', async () => {
    const text = 'Ole: Hi 👋🏽.\nIda: We  need\u00a077\tseats — by March.\n';
    const sourceId = await fileSource(scene, text);
    const record = dealAt(scene, 20);
    const { id, status } = await fileOne(scene, { record, evidence: [{ sourceId, quote: 'We need 77 seats' }] });
    expect(status).toBe('pending');
    const [place] = (await placeOf(id)) ?? [];
    const words = 'We  need\u00a077\tseats';
    expect(place).toMatchObject({ start: text.indexOf(words), end: text.indexOf(words) + words.length, quote: words });
    const [evidence] = (await shown(scene, record, id)).evidence;
    expect(evidence).toMatchObject({ quote: words, source: { id: sourceId, kind: 'call' } });
  });

  it.each([
    ['another number', 'We need 78 seats.'],
    ['words left out', 'We 77 seats.'],
    ['another case', 'we NEED 77 seats.'],
    ['two places joined', 'We need 77 seats. security review'],
    ['hardly any letters', '. '],
  ])('does not count when the quote has %s', async (_, quote) => {
    const sourceId = await fileSource(scene);
    const result = await fileOne(scene, { record: dealAt(scene, 21), evidence: [{ sourceId, quote }] });
    expect(result).toMatchObject({ status: 'refused', code: 'quote_not_found' });
  });

  it('counts only when every one of its quotes is found', async () => {
    const sourceId = await fileSource(scene);
    const evidence = [
      { sourceId, quote: 'We need 77 seats.' },
      { sourceId, quote: 'We need 78 seats.' },
    ];
    expect(await fileOne(scene, { record: dealAt(scene, 22), evidence })).toMatchObject({ code: 'quote_not_found' });
  });

  it('is one source however often the same text is filed', async () => {
    const first = await fileSource(scene, 'Ida: The pilot starts in May.');
    const again = await fileSource(scene, 'Ida: The pilot starts in May.');
    const changed = await fileSource(scene, 'Ida: The pilot starts in June.');
    expect(again).toBe(first);
    expect(changed).not.toBe(first);
  });

  it.each([
    ['a script', { url: 'javascript:alert(1)' }],
    ['a NUL', { text: 'a\u0000b' }],
    ['half a character', { text: 'a\ud800' }],
    ['no text', { text: '' }],
    ['too much text', { text: 'x'.repeat(200_001) }],
    ['another kind', { kind: 'rumour' }],
    ['a day that does not exist', { occurredAt: '2026-02-30T09:00:00Z' }],
  ])('is refused as a source with %s', async (_, parts) => {
    const request = { kind: 'call', title: 'Call', text: 'Ida: hello there', ...parts };
    const answer = await scene.call('agent', 'POST', '/v1/sources', request);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
  });

  it.each([
    ['a NUL', 'https://calls.example/a\u0000b'],
    ['half a character', 'https://calls.example/\ud800'],
    ['a line break', 'https://calls.example/a\nb'],
  ])('keeps an address with %s only in the spelling of a browser', async (_, url) => {
    const request = { kind: 'call', title: 'Call', text: 'Ida: hello there', url };
    const answer = await scene.call<{ id: string }>('agent', 'POST', '/v1/sources', request);
    expect(answer.status).toBe(200);
    const source = await scene.call<{ url: string }>('rep', 'GET', `/api/sources/${answer.body.id}`);
    expect(source.body.url).toBe(new URL(url).href);
  });
});
