import { describe, expect, it } from 'vitest';
import { publicUrlForHubSpot } from '../../build/public-url.ts';

describe('the address that is written into a HubSpot project', () => {
  it('is taken when it is https, without the slash at its end', () => {
    expect(publicUrlForHubSpot('https://fieldward.example/')).toBe('https://fieldward.example');
    expect(publicUrlForHubSpot('https://crm.example/fieldward')).toBe('https://crm.example/fieldward');
  });

  it.each([
    [undefined, /not set/],
    ['', /not set/],
    ['http://fieldward.example', /https/],
    ['fieldward.example', /https/],
    ['javascript:alert(1)', /https/],
    ['https://user:secret@fieldward.example', /no user/],
    ['https://fieldward.example/?a=1', /no user, query/],
    ['https://fieldward.example/#a', /fragment/],
  ])('is refused when it is %s', (value, reason) => {
    expect(() => publicUrlForHubSpot(value)).toThrow(reason);
  });
});
