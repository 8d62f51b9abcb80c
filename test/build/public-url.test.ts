import { describe, expect, it } from 'vitest';
import { publicUrlForHubSpot, publicUrlForSalesforce } from '../../build/public-url.ts';

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

describe('the address that is written into a Salesforce project', () => {
  it('is taken when it is https, or plain http on this machine', () => {
    expect(publicUrlForSalesforce('https://fieldward.example/')).toBe('https://fieldward.example');
    expect(publicUrlForSalesforce('http://localhost:4310')).toBe('http://localhost:4310');
    expect(publicUrlForSalesforce('http://127.0.0.1:4310/')).toBe('http://127.0.0.1:4310');
  });

  it.each([
    [undefined, /not set/],
    ['http://fieldward.example', /https/],
    ['http://localhost.fieldward.example', /https/],
    ['ftp://localhost', /https/],
    ['https://user:secret@fieldward.example', /no user/],
    ['https://fieldward.example/?a=1', /no user, query/],
  ])('is refused when it is %s', (value, reason) => {
    expect(() => publicUrlForSalesforce(value)).toThrow(reason);
  });
});
