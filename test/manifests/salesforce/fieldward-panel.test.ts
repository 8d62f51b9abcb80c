import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lightningComponent } from '../../ui/hosts/lightning-component.ts';
import { openBrowser } from '../../ui/hosts/open-browser.ts';
import { type LightningPage, openLightningPage, recordId, serverUrl } from './lightning-page.ts';

const onRecord = { baseUrl: serverUrl, recordId, objectApiName: 'Opportunity' };
let component: string;
let browser: Browser;
let context: BrowserContext;
let host: LightningPage;
let uncaught: string[];

beforeAll(async () => {
  component = await lightningComponent();
  browser = await openBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  context = await browser.newContext();
  host = await openLightningPage(context, component);
  uncaught = [];
  host.page.on('pageerror', (error) => uncaught.push(error.message));
});

afterEach(async () => {
  await context.close();
  expect(uncaught).toEqual([]);
});

/** The framed page was told this last. */
async function expectGuestKnows(props: { recordId: string; objectApiName: string; proof: string }): Promise<void> {
  await expect.poll(async () => (await host.guestProps()).at(-1)).toEqual(props);
}

describe('the Lightning component', () => {
  it('frames the panel without an origin of its own and tells it the record and a proof of who looks at it', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    expect(host.mints).toEqual([{ recordId, objectApiName: 'Opportunity' }]);
    expect(await (await host.guest()).evaluate('self.origin')).toBe('null');
    const frame = host.page.locator('iframe');
    expect(await frame.getAttribute('title')).toBe('Fieldward suggestions');
    expect((await frame.getAttribute('src'))?.startsWith(`${serverUrl}/hosts/salesforce/panel?`)).toBe(true);
  });

  it('hands over a new proof when the panel asks for one', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    await host.ask('fieldward-proof');
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-2' });
    expect(host.mints).toHaveLength(2);
  });

  it('asks Salesforce once when the panel asks many times at once', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    const release = host.hold();
    for (let times = 0; times < 5; times += 1) await host.ask('fieldward-proof');
    // Messages keep their order: once this toast is there, every question before it was heard.
    await host.ask('fieldward-toast', { title: 'All were heard' });
    await expect.poll(async () => (await host.hostLog()).toasts.length).toBe(1);
    release();
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-2' });
    expect(host.mints).toHaveLength(2);
  });

  it('refreshes the record of the page, and no other, after a change was written', async () => {
    await host.show(onRecord);
    await host.guest();
    await host.ask('fieldward-applied', { recordId: '001000000000009AAA' });
    await expect.poll(async () => (await host.hostLog()).refreshed).toEqual([[recordId]]);
  });

  it('shows a toast as plain text, with a look that Salesforce knows', async () => {
    await host.show(onRecord);
    await host.guest();
    await host.ask('fieldward-toast', { title: 'Next step saved', message: 'Was {0}', variant: 'sparkling' });
    await host.ask('fieldward-toast', { variant: 'error' });
    await host.ask('fieldward-toast', { title: 'Not saved', variant: 'error' });
    await expect
      .poll(async () => (await host.hostLog()).toasts)
      .toEqual([
        { title: 'Next step saved', message: 'Was 0', variant: 'info' },
        { title: 'Not saved', message: '', variant: 'error' },
      ]);
  });

  it('takes the styles of the page on, as on a record page of Salesforce', async () => {
    host.refuse('You have no access to this record.');
    await host.page.addStyleTag({ content: '.slds-text-heading_small { color: rgb(1, 2, 3) }' });
    await host.show(onRecord);
    const title = host.page.getByRole('heading', { name: 'Fieldward could not confirm who you are' });
    expect(await title.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
  });

  it('follows the page to another record and drops the proof of the one before', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    const next = { recordId: '003000000000002AAA', objectApiName: 'Contact' };
    await host.page.evaluate((given) => Object.assign(document.querySelector('c-fieldward-panel') ?? {}, given), next);
    await expectGuestKnows({ ...next, proof: 'proof-2' });
    expect(await host.guestProps()).toContainEqual({ ...next, proof: null });
    expect(host.mints).toEqual([{ recordId, objectApiName: 'Opportunity' }, next]);
  });
});

describe('the Lightning component, when something is wrong', () => {
  it('says in Salesforce’s words why there is no proof, and opens the panel on another try', async () => {
    host.refuse('You have no access to this record.');
    await host.show(onRecord);
    const alert = host.page.getByRole('alert');
    await alert.getByText('You have no access to this record.').waitFor();
    expect(await host.page.locator('iframe').count()).toBe(0);
    host.refuse(null);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-2' });
    expect(await alert.count()).toBe(0);
  });

  it('keeps an open panel, and what a person typed into it, when a later proof is refused', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    host.refuse('Too many requests.');
    await host.ask('fieldward-proof');
    await host.page.getByRole('alert').getByText('Too many requests.').waitFor();
    expect(await host.page.locator('iframe').count()).toBe(1);
  });

  for (const baseUrl of [
    undefined,
    '',
    'fieldward.example',
    'http://fieldward.example',
    'https://a:b@fieldward.example',
  ]) {
    it(`frames nothing and asks for no proof with the address ${JSON.stringify(baseUrl)}`, async () => {
      await host.show({ ...onRecord, baseUrl });
      await host.page.getByText('Fieldward is not set up on this page yet').waitFor();
      expect(await host.page.locator('iframe').count()).toBe(0);
      expect(host.mints).toEqual([]);
    });
  }

  it('says after ten seconds without an answer what may be wrong, and gives up as the platform does', async () => {
    await host.page.clock.install();
    await host.leaveUnanswered();
    await host.show(onRecord);
    await host.page.locator('iframe').waitFor();
    await host.page.getByRole('status').getByText('Loading Fieldward').waitFor();
    await host.page.clock.fastForward(10_000);
    await host.page.getByRole('status').getByText('Fieldward is taking longer than usual').waitFor();
    expect(await host.page.locator('iframe').count()).toBe(1);
    await host.page.clock.fastForward(5_000);
    const alert = host.page.getByRole('alert');
    await alert.getByText('HANDSHAKE_TIMEOUT').waitFor();
    expect(await alert.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    expect(await host.page.getByRole('status').count()).toBe(0);
  });

  it('shows the code of an embedding that gave up, whether or not its event bubbles', async () => {
    for (const bubbles of [false, true]) {
      await host.show(onRecord);
      await host.guest();
      await host.page.evaluate((isBubbling) => {
        const detail = { code: 'BLOCKED_SANDBOX_TOKEN', retryable: false };
        const error = new CustomEvent('sf-embedding.component.error', { bubbles: isBubbling, detail });
        const panel = document.querySelector('c-fieldward-panel');
        panel?.shadowRoot?.querySelector('lightning-ui-embedding')?.dispatchEvent(error);
      }, bubbles);
      const alert = host.page.getByRole('alert');
      await alert.getByText('BLOCKED_SANDBOX_TOKEN').waitFor();
      expect(await alert.getByRole('button').count()).toBe(0);
      expect(await host.page.locator('iframe').count()).toBe(0);
      await host.page.evaluate(() => document.querySelector('c-fieldward-panel')?.remove());
    }
  });

  it('starts over with a new proof when Lightning puts it back onto the page', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    await host.page.evaluate(() => {
      const panel = document.querySelector('c-fieldward-panel');
      panel?.remove();
      if (panel) document.querySelector('main')?.append(panel);
    });
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-2' });
    expect((await host.guestProps()).map(({ proof }) => proof)).not.toContain('proof-1');
  });

  it('hears nothing more once it has left the page', async () => {
    await host.show(onRecord);
    await expectGuestKnows({ recordId, objectApiName: 'Opportunity', proof: 'proof-1' });
    await host.page.evaluate(() => {
      const panel = document.querySelector('c-fieldward-panel');
      const embedding = panel?.shadowRoot?.querySelector('lightning-ui-embedding');
      panel?.remove();
      for (const type of ['fieldward-applied', 'fieldward-proof']) embedding?.dispatchEvent(new CustomEvent(type));
    });
    await host.show({ ...onRecord, recordId: '006000000000002AAA' });
    await expectGuestKnows({ recordId: '006000000000002AAA', objectApiName: 'Opportunity', proof: 'proof-2' });
    expect(host.mints.map((mint) => mint.recordId)).toEqual([recordId, '006000000000002AAA']);
    expect((await host.hostLog()).refreshed).toEqual([]);
  });
});
