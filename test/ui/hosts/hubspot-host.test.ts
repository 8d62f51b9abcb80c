import type { ExtensionPointApi } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newDecisionId } from '#ui/core/decision-id.ts';
import { OfflineError } from '#ui/core/host.ts';
import { hubspotHost } from '#ui/hosts/hubspot/hubspot-host.ts';
import { recordUrl } from '#ui/hosts/hubspot/record-url.ts';

type Api = ExtensionPointApi<'crm.record.tab'>;

const fetched = vi.fn<(url: string, options: object) => Promise<Response>>();

beforeEach(() => {
  // The SDK's `hubspot.fetch` calls this global of HubSpot's worker.
  vi.stubGlobal('self', { hsFetch: fetched });
  vi.stubGlobal('__FIELDWARD_PUBLIC_URL__', 'https://built.example');
});

afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function context(overrides: Partial<Api['context']> = {}): Api['context'] {
  return {
    user: {
      id: 11,
      email: 'maya@northwind.example',
      emails: [],
      firstName: 'Maya',
      lastName: 'L',
      roles: [],
      teams: [],
      permissions: [],
    },
    portal: { id: 1, timezone: 'Europe/Berlin' },
    variables: { FIELDWARD_URL: 'https://fieldward.example/' },
    location: 'crm.record.tab',
    crm: { objectTypeId: '0-3', objectId: 9001 },
    ...overrides,
  };
}

function actions() {
  return {
    addAlert: vi.fn(),
    reloadPage: vi.fn(),
    fetchCrmObjectProperties: vi.fn(),
    openIframeModal: vi.fn(),
    refreshObjectProperties: vi.fn(),
    onCrmPropertiesUpdate: vi.fn(),
    closeOverlay: vi.fn(),
    copyTextToClipboard: vi.fn(),
    navigateToPage: vi.fn(),
  };
}

describe('what a screen learns of HubSpot', () => {
  it.each([
    ['0-1', 'contacts'],
    ['0-2', 'companies'],
    ['0-3', 'deals'],
    ['0-5', 'tickets'],
  ])('names the object type %s as %s', (objectTypeId, objectType) => {
    const host = hubspotHost(context({ crm: { objectTypeId, objectId: 9001 } }), actions());
    expect(host.record).toEqual({ crm: 'hubspot', objectType, recordId: '9001' });
  });

  it('has no record on an app page, and nothing to refresh there', async () => {
    const { addAlert, closeOverlay, copyTextToClipboard, navigateToPage, openIframeModal, reloadPage } = actions();
    const { user, portal } = context();
    const pageActions = { addAlert, closeOverlay, copyTextToClipboard, navigateToPage, openIframeModal, reloadPage };
    const host = hubspotHost({ user, portal, location: 'pages' }, pageActions);
    expect(host.record).toBeNull();
    await expect(host.refreshRecord()).resolves.toBeUndefined();
    expect(() => host.onRecordChanged(() => undefined)).not.toThrow();
  });

  it.each(['settings', 'crm.bulkActions'] as const)('has no open record at %s', (location) => {
    const { user, portal } = context();
    const crm = { objectTypeId: '0-3', objectIds: [9001, 9002] };
    const place = location === 'settings' ? { location } : { location, crm };
    expect(hubspotHost({ user, portal, ...place }, actions()).record).toBeNull();
  });

  it('has the ticket that is open in the help desk', () => {
    const ticket = context({ location: 'helpdesk.sidebar', crm: { objectTypeId: '0-5', objectId: 77 } });
    expect(hubspotHost(ticket, actions()).record).toEqual({ crm: 'hubspot', objectType: 'tickets', recordId: '77' });
  });

  it('knows where HubSpot shows a record', () => {
    expect(recordUrl(990001, '0-3', '9001')).toBe('https://app.hubspot.com/contacts/990001/record/0-3/9001');
    expect(recordUrl(990001, '0-3', '../x')).toBe('https://app.hubspot.com/contacts/990001/record/0-3/..%2Fx');
  });

  it('hands toasts, refreshes, overlays and record changes to HubSpot', async () => {
    const given = actions();
    const host = hubspotHost(context(), given);
    const listener = vi.fn();
    host.toast('success', 'Saved', 'Amount is now 250,000.');
    host.closeOverlay('source-1');
    host.onRecordChanged(listener);
    await host.refreshRecord();
    expect(given.addAlert).toHaveBeenCalledWith({ type: 'success', title: 'Saved', message: 'Amount is now 250,000.' });
    expect(given.closeOverlay).toHaveBeenCalledWith('source-1');
    expect(given.refreshObjectProperties).toHaveBeenCalledOnce();
    expect(given.onCrmPropertiesUpdate.mock.calls[0]?.[0]).toBe('*');
    given.onCrmPropertiesUpdate.mock.calls[0]?.[1]({ amount: '1' });
    expect(listener).toHaveBeenCalledOnce();
  });

  it('turns HubSpot’s locale into a language tag that Intl knows', () => {
    const { user } = context();
    expect(hubspotHost(context({ user: { ...user, locale: 'de_DE' } }), actions()).locale).toBe('de-DE');
    expect(hubspotHost(context(), actions()).locale).toBe('en-US');
  });
});

describe('a request through HubSpot', () => {
  it('goes to the product’s address from the profile, else to the one from the build', async () => {
    fetched.mockImplementation(async () => Response.json({}));
    await hubspotHost(context(), actions()).request('GET', '/api/events');
    await hubspotHost(context({ variables: {} }), actions()).request('GET', '/api/events');
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      'https://fieldward.example/api/events',
      'https://built.example/api/events',
    ]);
  });

  it('carries a body and no header, for HubSpot refuses every header but Authorization', async () => {
    fetched.mockResolvedValue(Response.json({ ok: true }, { status: 201 }));
    const reply = await hubspotHost(context(), actions()).request('POST', '/api/x', { decisionId: 'd1' });
    expect(reply).toEqual({ status: 201, body: { ok: true } });
    expect(fetched.mock.calls[0]?.[1]).toEqual({ method: 'POST', timeout: 30_000, body: { decisionId: 'd1' } });
  });

  it('answers with the server’s own refusal, 5xx included', async () => {
    const problem = { code: 'crm_unavailable', detail: 'HubSpot does not answer.' };
    fetched.mockResolvedValue(Response.json(problem, { status: 503 }));
    const reply = await hubspotHost(context(), actions()).request('GET', '/api/x');
    expect(reply).toEqual({ status: 503, body: problem });
  });

  it('unpacks a refusal that the local development proxy has wrapped into a 200', async () => {
    const wrapped = {
      status: 'error',
      category: 'BAD_GATEWAY',
      appServerStatusCode: 409,
      responseBody: '{"code":"stale"}',
    };
    fetched.mockResolvedValue(Response.json(wrapped));
    const reply = await hubspotHost(context(), actions()).request('POST', '/api/x', {});
    expect(reply).toEqual({ status: 409, body: { code: 'stale' } });
  });

  it.each([
    ['the connection breaks', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['HubSpot’s gateway gives up', async () => new Response('<html>Bad gateway</html>', { status: 502 })],
    ['HubSpot’s gateway runs out of time', async () => Response.json({ status: 'error' }, { status: 504 })],
  ])('is offline when %s: nobody knows whether the server acted', async (_, answer) => {
    fetched.mockImplementation(answer);
    const request = hubspotHost(context(), actions()).request('POST', '/api/x', {});
    await expect(request).rejects.toBeInstanceOf(OfflineError);
  });

  it('has a null body when the answer is no JSON', async () => {
    fetched.mockResolvedValue(new Response('', { status: 200 }));
    expect(await hubspotHost(context(), actions()).request('GET', '/api/x')).toEqual({ status: 200, body: null });
  });
});

describe('a decision id', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a fresh UUID each time', () => {
    const ids = [newDecisionId(), newDecisionId()];
    expect(ids[0]).toMatch(uuid);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('is one as well where randomUUID is missing', () => {
    const getRandomValues = crypto.getRandomValues.bind(crypto);
    vi.stubGlobal('crypto', { getRandomValues });
    expect(newDecisionId()).toMatch(uuid);
  });
});
