import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';

export type Embedding = 'lwc' | 'canvas';

/** A Salesforce record page with the panel in its frame, as a rep uses it. */
export interface PanelPage {
  readonly page: Page;
  readonly panel: FrameLocator;
  press(act: string, id: string | undefined): Promise<void>;
  /** The value of a field on Salesforce's own page, once it reads like this. */
  fieldReads(name: string, value: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  unfold(list: 'Decided' | 'Blocked'): Promise<void>;
  violations(): Promise<string[]>;
}

export interface Desk {
  readonly scene: OrgScene;
  open(recordId: string, visit: { embedding: Embedding; as?: string; context?: BrowserContext }): Promise<PanelPage>;
  newContext(): Promise<BrowserContext>;
  userOf(firstName: string): string;
  /** An opportunity that this person may edit and no other journey has taken. */
  take(person: string): Promise<{ crm: 'salesforce'; objectType: 'Opportunity'; recordId: string }>;
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** The product, an organization and a browser: everything that a person at a desk has. */
export async function openDesk(): Promise<Desk> {
  const scene = await openOrgScene({ pages: true, withWorker: true });
  const browser: Browser = await openBrowser();
  const uncaught: string[] = [];
  const taken = new Set<string>([scene.org.flagship.recordId]);
  let contexts: BrowserContext[] = [];
  const userOf = (firstName: string) => scene.org.people.find((one) => one.firstName === firstName)?.userId ?? '';
  const newContext = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    context.setDefaultTimeout(20_000);
    context.on('weberror', (error) => uncaught.push(String(error.error())));
    contexts.push(context);
    return context;
  };
  return {
    scene,
    userOf,
    newContext,
    take: async (owner) => {
      const { ctx } = scene.fieldward;
      const gateway = await ctx.gatewayOf(tenantIdFor('salesforce', scene.org.organizationId), 'salesforce');
      for (const recordId of scene.org.recordIds('Opportunity')) {
        const fields = scene.org.record('Opportunity', recordId)?.fields;
        const isOpen = fields?.IsClosed === false && fields.Approval_Status__c !== 'Pending';
        if (!isOpen || taken.has(recordId)) continue;
        const record = { crm: 'salesforce', objectType: 'Opportunity', recordId } as const;
        const terms = { lane: 'background' as const, deadline: ctx.now().getTime() + 10_000 };
        const { record: access } = await gateway.userAccess(userOf(owner), record, [], terms);
        if (access !== 'edit') continue;
        taken.add(recordId);
        return record;
      }
      throw new Error(`no opportunity is left that ${owner} may edit`);
    },
    open: async (recordId, { embedding, as = 'Maya', context }) => {
      const page = await (context ?? (await newContext())).newPage();
      const query = new URLSearchParams({ user: userOf(as), embedding });
      await page.goto(`${scene.url}/sandbox/salesforce/lightning/r/Opportunity/${recordId}/view?${query}`);
      const opened = panelPage(page);
      await opened.panel.getByTestId('counts').waitFor();
      return opened;
    },
    tidy: async () => {
      scene.org.setMishaps({});
      await Promise.all(contexts.map((context) => context.close()));
      contexts = [];
      const errors = uncaught.splice(0);
      if (errors.length > 0) throw new Error(`uncaught on the page: ${errors.join(' · ')}`);
    },
    close: async () => {
      await browser.close();
      await scene.close();
    },
  };
}

function panelPage(page: Page): PanelPage {
  const panel = page.frameLocator('iframe[title="Fieldward suggestions"]');
  return {
    page,
    panel,
    press: (act, id) => panel.getByTestId(`${act}-${id}`).click(),
    fieldReads: (name, value) => page.locator(`[data-field="${name}"]`).getByText(value, { exact: true }).waitFor(),
    sees: (text) => panel.getByText(text).first().waitFor(),
    unfold: (list) => panel.getByRole('button', { name: new RegExp(`^${list} \\(`) }).click(),
    violations: async () => {
      // Alerts come and go with an animation; their looks are tested where they stand still.
      const { violations } = await new AxeBuilder({ page }).exclude('.sb-toasts').analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
  };
}
