import * as z from 'zod';
import { effectsIn } from '#domain/crm/field-effects.ts';
import { fieldCatalogue } from '../field-catalogue.ts';
import type { CrmGateway, UserAccess } from '../gateway.ts';
import type { AccessTokens, RateBudget } from '../rate-budget.ts';
import { hubspotKnowledge } from './class-knowledge.ts';
import { hubSpotClient } from './client.ts';
import { unreachable } from './failures.ts';
import { hubspotEffects } from './field-effects.ts';
import { writeTogether } from './joint-writer.ts';
import { hubspotObjectTypes, isRecordId, objectTypeNamed } from './object-types.ts';
import { hubspotOwners } from './owners.ts';
import { paths } from './paths.ts';
import { readFields } from './read-fields.ts';
import { readBack, readField, readRecords } from './record-reader.ts';
import { writeField } from './record-writer.ts';
import { hubspotRights } from './rights.ts';
import { hubspotTeams } from './user-groups.ts';

export interface HubSpotGatewayOptions {
  /** Where HubSpot's API is, e.g. https://api.hubapi.com. From configuration only. */
  readonly apiUrl: string;
  /** The portal's id. */
  readonly accountId: string;
  readonly tokens: AccessTokens;
  readonly budget: RateBudget;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for one answer; 8 s when absent. A call's deadline can only shorten it. */
  readonly callTimeoutMs?: number;
  /** For tests: how pauses between attempts are spent, and how long they are within their range. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
}

/** HubSpot tells no app what its users may do. */
const unknownAccess: UserAccess = { record: 'unknown', fields: {} };

/** One HubSpot portal. */
export function createHubSpotGateway(options: HubSpotGatewayOptions): CrmGateway {
  const client = hubSpotClient({ ...options, callTimeoutMs: options.callTimeoutMs ?? 8_000 });
  const catalogue = fieldCatalogue({
    nameOf: (objectType) => objectTypeNamed(objectType).name,
    read: (objectType, terms) => readFields(client, objectTypeNamed(objectType).name, terms),
    late: () => unreachable({ reason: 'no_time_left' }),
    now: options.now,
  });
  return {
    crm: 'hubspot',
    knowledge: hubspotKnowledge,
    effectsOf: ({ objectType, name }) => effectsIn(hubspotEffects, objectType, name),
    rights: hubspotRights,
    objectTypes: hubspotObjectTypes,
    fields: async (objectType, terms) => [...(await catalogue.fields(objectType, terms)).values()],
    readRecords: async (objectType, recordIds, fieldNames, terms) => {
      const fields = await catalogue.fields(objectType, terms);
      return readRecords(client, objectType, recordIds, fieldNames, fields, terms);
    },
    readField: (record, field, terms) => readField(client, record, field, terms),
    // HubSpot knows neither conditional writes nor duplicate rules, so there is nothing to pass on.
    writeField: (permit, _conditions, terms) => writeField(client, catalogue, permit, terms),
    recordsPerWrite: { conditional: null, plain: 100 },
    writeTogether: (writes, terms) => writeTogether(client, catalogue, writes, terms),
    readBack: (objectType, recordIds, fields, terms) => readBack(client, objectType, recordIds, fields, terms),
    recordIdOf: (text) => (isRecordId(text) ? text : null),
    personTypes: ['contacts'],
    deletedAmong: async () => [],
    ping: async (terms) => {
      await client.read({ path: paths.oneOwner, subject: { objectType: 'owners' } }, z.unknown(), terms);
    },
    ownerNames: hubspotOwners(client, options.now),
    userGroups: hubspotTeams(client),
    // Apps get no word about what a user may do with a record.
    userAccess: async () => unknownAccess,
    userAccessTo: async (_user, _objectType, recordIds) => new Map(recordIds.map((id) => [id, unknownAccess])),
  };
}
