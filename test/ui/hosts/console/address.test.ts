import { describe, expect, it } from 'vitest';
import { placeHash, readPlace } from '#ui/hosts/console/place.ts';
import { readStartData } from '#ui/hosts/console/start-data.ts';
import { takeCode } from '#ui/hosts/console/take-code.ts';

function pageAt(hash: string) {
  const replaced: string[] = [];
  const page = {
    location: { hash, pathname: '/below/console' },
    history: { replaceState: (_data: unknown, _unused: string, url: string) => void replaced.push(url) },
  };
  return { page: page as unknown as Parameters<typeof takeCode>[0], replaced };
}

describe('the address of the console', () => {
  it('loses its one-time code as soon as it is read', () => {
    const { page, replaced } = pageAt('#crm=hubspot&code=a%2Bb');
    expect(takeCode(page, true)).toEqual({ crm: 'hubspot', code: 'a+b', asked: true });
    expect(replaced).toEqual(['/below/console']);
  });

  it.each(['', '#/settings/people', '#code=alone', '#crm=hubspot'])('is left alone where it holds none: %j', (hash) => {
    const { page, replaced } = pageAt(hash);
    expect(takeCode(page, false)).toBeNull();
    expect(replaced).toEqual([]);
  });

  it('names a page and its part, and reads back as it was written', () => {
    expect(readPlace('#/settings/people')).toEqual({ page: 'settings', part: 'people' });
    expect(readPlace('#/log')).toEqual({ page: 'log', part: '' });
    expect(readPlace('')).toEqual({ page: '', part: '' });
    for (const hash of ['#/settings/people', '#/log']) expect(placeHash(readPlace(hash))).toBe(hash);
  });
});

describe('what the server tells the console', () => {
  it('is the CRMs to sign in with, and nothing that has another shape', () => {
    const hubspot = { crm: 'hubspot', name: 'HubSpot' };
    expect(readStartData(JSON.stringify({ crms: [hubspot, { crm: 7 }, null] }))).toEqual({ crms: [hubspot] });
    expect(readStartData('{}')).toEqual({ crms: [] });
    expect(readStartData('[]')).toEqual({ crms: [] });
  });
});
