import type { BrowserContext } from 'playwright-core';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { openWindows } from '../browser-windows.ts';
import { type Embedding, type PanelPage, panelPage } from './panel-page.ts';

export interface RecordRef {
  readonly crm: 'salesforce';
  readonly objectType: string;
  readonly recordId: string;
}

export interface Visit {
  readonly embedding: Embedding;
  /** First name of the person who looks; Maya when absent. */
  readonly as?: string;
  readonly context?: BrowserContext;
}

/** The product, an organization and a browser: everything that a person at a desk has. */
export interface Desk {
  readonly scene: OrgScene;
  /** Opens a record's page and waits until the panel is drawn. */
  open(record: Omit<RecordRef, 'crm'>, visit: Visit): Promise<PanelPage>;
  /** The same, without waiting for anything in the panel. */
  visit(record: Omit<RecordRef, 'crm'>, visit: Visit): Promise<PanelPage>;
  /** A window of its own: another connection. */
  newContext(): Promise<BrowserContext>;
  userOf(firstName: string): string;
  /** A record that this person may edit and no other journey has taken. */
  take(person: string, objectType?: string): Promise<RecordRef>;
  /** The value in the organization itself. */
  stored(record: Omit<RecordRef, 'crm'>, field: string): unknown;
  /** A colleague who may edit everything changes the record in Salesforce itself. */
  edit(record: Omit<RecordRef, 'crm'>, fields: Record<string, string | number>): void;
  /** After each journey: everything closed and calm again. Throws what went wrong on the pages unseen. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const scene = await openOrgScene({ pages: true, withWorker: true });
  const { org } = scene;
  const look = { viewport: { width: 1440, height: 1000 }, timezoneId: 'Europe/London' };
  const windows = await openWindows(look, 20_000);
  // One for all journeys that need none of their own.
  const usual = await windows.openLasting();
  const visit: Desk['visit'] = async ({ objectType, recordId }, { embedding, as = 'Maya', context = usual }) => {
    const page = await context.newPage();
    const query = new URLSearchParams({ user: userOf(as), embedding });
    await page.goto(`${scene.url}/sandbox/salesforce/lightning/r/${objectType}/${recordId}/view?${query}`);
    return panelPage(page, embedding);
  };
  const userOf = (firstName: string) => org.people.find((one) => one.firstName === firstName)?.userId ?? '';
  return {
    scene,
    userOf,
    newContext: windows.open,
    take: takerOf(scene, userOf),
    stored: ({ objectType, recordId }, field) => org.record(objectType, recordId)?.fields[field],
    edit: ({ objectType, recordId }, fields) => {
      scene.later(2_000);
      org.humanEdit({ objectType, recordId, fields, userId: userOf('Ruth') });
    },
    visit,
    open: async (record, how) => {
      const opened = await visit(record, how);
      await opened.panel.getByTestId('counts').waitFor();
      return opened;
    },
    tidy: async () => {
      org.setMishaps({});
      await windows.tidy();
    },
    close: async () => {
      await windows.close();
      await scene.close();
    },
  };
}

function takerOf(scene: OrgScene, userOf: (firstName: string) => string): Desk['take'] {
  const { org } = scene;
  const taken = new Set([org.flagship.recordId]);
  return async (person, objectType = 'Opportunity') => {
    const { ctx } = scene.fieldward;
    const gateway = await ctx.gatewayOf(tenantIdFor('salesforce', org.organizationId), 'salesforce');
    for (const recordId of org.recordIds(objectType)) {
      const fields = org.record(objectType, recordId)?.fields;
      const isClosed = objectType === 'Opportunity' && (fields?.IsClosed || fields?.Approval_Status__c === 'Pending');
      if (isClosed || taken.has(recordId)) continue;
      const record = { crm: 'salesforce', objectType, recordId } as const;
      const terms = { lane: 'background' as const, deadline: ctx.now().getTime() + 10_000 };
      const { record: access } = await gateway.userAccess(userOf(person), record, [], terms);
      if (access !== 'edit') continue;
      taken.add(recordId);
      return record;
    }
    throw new Error(`no ${objectType} is left that ${person} may edit`);
  };
}
