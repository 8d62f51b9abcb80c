import * as z from 'zod';
import { effectsIn } from '#domain/crm/field-effects.ts';
import { fieldCatalogue } from '../field-catalogue.ts';
import type { CrmGateway } from '../gateway.ts';
import type { AccessTokens, RateBudget } from '../rate-budget.ts';
import { salesforceKnowledge } from './class-knowledge.ts';
import { salesforceClient } from './client.ts';
import { deletedAmong } from './deleted-among.ts';
import { unreachable } from './failures.ts';
import { salesforceEffects } from './field-effects.ts';
import { writeTogether } from './joint-writer.ts';
import { objectTypeNamed, salesforceObjectTypes } from './object-types.ts';
import { needsOrgCurrency, orgCurrency, withCurrency } from './org-currency.ts';
import { salesforceOwners } from './owners.ts';
import { readFields } from './read-fields.ts';
import { recordIdOf } from './record-id.ts';
import { readBack, readField, readRecords } from './record-reader.ts';
import { writeField } from './record-writer.ts';
import { salesforceRights } from './rights.ts';
import { userAccess } from './user-access.ts';
import { salesforcePermissionSets } from './user-groups.ts';

export interface SalesforceGatewayOptions {
  /** The organization's own address. */
  readonly apiUrl: string;
  readonly tokens: AccessTokens;
  readonly budget: RateBudget;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for one answer; 8 s when absent. A call's deadline can only shorten it. */
  readonly callTimeoutMs?: number;
  /** How long nobody calls the organization once its limit is used up, for the first time; 15 s when absent. */
  readonly limitHoldMs?: number;
  /** Told with each answer: our clock minus Salesforce's, milliseconds. */
  readonly clockSeen?: (skewMs: number) => void;
  /** For tests: how pauses between attempts are spent, and how long they are within their range. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
}

/** One Salesforce organization, with the access of its integration user or of one of its people. */
export function createSalesforceGateway(options: SalesforceGatewayOptions): CrmGateway {
  const { callTimeoutMs = 8_000, limitHoldMs = 15_000, now } = options;
  const client = salesforceClient({ ...options, callTimeoutMs, limitHoldMs });
  const catalogue = fieldCatalogue({
    nameOf: (objectType) => objectTypeNamed(objectType).name,
    read: (objectType, terms) => readFields(client, objectTypeNamed(objectType).name, terms),
    late: () => unreachable({ reason: 'no_time_left' }),
    now,
  });
  const currencyOf = orgCurrency(client, now);
  return {
    crm: 'salesforce',
    knowledge: salesforceKnowledge,
    effectsOf: ({ objectType, name }) => effectsIn(salesforceEffects, objectType, name),
    rights: salesforceRights,
    objectTypes: salesforceObjectTypes,
    fields: async (objectType, terms) => [...(await catalogue.fields(objectType, terms)).values()],
    readRecords: async (objectType, recordIds, fieldNames, terms) => {
      const fields = await catalogue.fields(objectType, terms);
      const [records, currency] = await Promise.all([
        readRecords(client, objectType, recordIds, fieldNames, fields, terms),
        needsOrgCurrency(fields, fieldNames) ? currencyOf(terms) : null,
      ]);
      return withCurrency(records, currency);
    },
    readField: (record, field, terms) => readField(client, record, field, terms),
    writeField: (permit, conditions, terms) => writeField(client, catalogue, permit, conditions, terms),
    recordsPerWrite: { conditional: 25, plain: 200 },
    writeTogether: (writes, terms) => writeTogether(client, catalogue, writes, terms),
    readBack: (objectType, recordIds, fields, terms) => readBack(client, objectType, recordIds, fields, terms),
    recordIdOf,
    personTypes: ['Contact', 'Lead'],
    deletedAmong: (objectType, recordIds, terms) => deletedAmong(client, objectType, recordIds, terms),
    ping: async (terms) => {
      await client.query('SELECT Id FROM User LIMIT 1', { objectType: 'User' }, z.unknown(), terms);
    },
    ownerNames: salesforceOwners(client, now),
    userGroups: salesforcePermissionSets(client),
    ...userAccess(client, now),
  };
}
