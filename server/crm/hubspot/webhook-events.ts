import * as z from 'zod';
import type { RecordNews } from '#domain/crm/record-news.ts';
import { isRecordId, objectTypeOfId } from './object-types.ts';

/** HubSpot sends at most so many events at once. */
const eventsMax = 100;

const id = z.union([z.string(), z.int().transform(String)]);

const event = z.object({
  subscriptionType: z.string(),
  appId: id,
  portalId: id,
  objectId: id,
  /** Absent in the older kinds of events. */
  objectTypeId: z.string().optional(),
  propertyName: z.string().max(200).optional(),
});

/**
 * What HubSpot announces in the body of a webhook. Events of kinds, objects or apps that are not ours are left out, one
 * by one: HubSpot adds kinds without asking. Values are dropped on purpose, for events arrive twice and out of order.
 * @returns `null` for a body that is no list of events
 */
export function readWebhookEvents(body: unknown, appId: number): RecordNews[] | null {
  const events = z.array(z.unknown()).max(eventsMax).safeParse(body);
  return events.success ? events.data.flatMap((one) => newsOf(one, String(appId))) : null;
}

function newsOf(raw: unknown, appId: string): RecordNews[] {
  const parsed = event.safeParse(raw);
  if (!parsed.success || parsed.data.appId !== appId) return [];
  const { subscriptionType, portalId, objectId, objectTypeId, propertyName } = parsed.data;
  if (!isRecordId(portalId) || !isRecordId(objectId)) return [];
  const known = { accountId: portalId, recordId: objectId };
  if (subscriptionType === 'contact.privacyDeletion') {
    return [{ ...known, objectType: 'contacts', field: null, forget: true }];
  }
  const objectType = objectTypeOfId(objectTypeId ?? '');
  if (objectType === null) return [];
  const place = { ...known, objectType, forget: false };
  if (subscriptionType === 'object.deletion') return [{ ...place, field: null }];
  if (subscriptionType !== 'object.propertyChange' || propertyName === undefined) return [];
  return [{ ...place, field: propertyName }];
}
