import { z } from 'zod';

/*
 * HubSpot keeps its schemas to itself and its parsing library skips what it does not understand, so what we may use is
 * written down here. Keys and sizes: developer platform 2026.09.
 */

const objectType = z.enum(['contacts', 'companies', 'deals', 'tickets']);
const objectTypes = z.array(objectType).nonempty();
const httpsUrl = z.url({ protocol: /^https$/ });
const uid = z.string().regex(/^\w{1,64}$/);

/** HubSpot takes a screen only from the folder of its component's type. */
const entrypointIn = (folder: string) => z.string().regex(new RegExp(`^/app/${folder}/[\\w-]+\\.jsx$`));

const card = z.strictObject({
  uid,
  type: z.literal('card'),
  config: z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
    entrypoint: entrypointIn('cards'),
    objectTypes,
  }),
});

const page = z.strictObject({
  uid,
  type: z.literal('page'),
  config: z.strictObject({ entrypoint: entrypointIn('pages') }),
});

const settings = z.strictObject({
  uid,
  type: z.literal('settings'),
  config: z.strictObject({ entrypoint: entrypointIn('settings') }),
});

const bulkAction = z.strictObject({
  uid,
  type: z.literal('crm-bulk-action'),
  config: z.strictObject({
    label: z.string().min(1),
    entrypoint: entrypointIn('actions'),
    objectTypes,
    displayMode: z.enum(['PANEL', 'MODAL']),
    icon: z.string().min(1),
  }),
});

const announcedObject = z.enum(['contact', 'company', 'deal', 'ticket']);

const webhooks = z.strictObject({
  uid,
  type: z.literal('webhooks'),
  config: z.strictObject({
    settings: z.strictObject({ targetUrl: httpsUrl, maxConcurrentRequests: z.int().min(1).max(10) }),
    subscriptions: z.strictObject({
      crmObjects: z
        .array(
          z.discriminatedUnion('subscriptionType', [
            z.strictObject({
              subscriptionType: z.literal('object.propertyChange'),
              objectType: announcedObject,
              propertyName: z.string().regex(/^[a-z][a-z0-9_]*$/),
              active: z.literal(true),
            }),
            z.strictObject({
              subscriptionType: z.literal('object.deletion'),
              objectType: announcedObject,
              active: z.literal(true),
            }),
          ]),
        )
        .nonempty(),
      hubEvents: z.array(
        z.strictObject({ subscriptionType: z.literal('contact.privacyDeletion'), active: z.literal(true) }),
      ),
    }),
  }),
});

const app = z.strictObject({
  uid,
  type: z.literal('app'),
  config: z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    distribution: z.enum(['marketplace', 'private']),
    auth: z.strictObject({
      type: z.literal('oauth'),
      redirectUrls: z.array(httpsUrl).nonempty(),
      requiredScopes: z.array(z.string()).nonempty(),
      optionalScopes: z.array(z.string()),
      conditionallyRequiredScopes: z.array(z.string()),
    }),
    permittedUrls: z.strictObject({
      fetch: z.array(httpsUrl).nonempty(),
      iframe: z.array(httpsUrl),
      img: z.array(httpsUrl),
    }),
    support: z.strictObject({
      supportEmail: z.email(),
      documentationUrl: httpsUrl,
      supportUrl: httpsUrl,
      supportPhone: z.string().startsWith('+'),
    }),
  }),
});

export const hsmetaSchema = z.discriminatedUnion('type', [app, card, page, settings, bulkAction, webhooks]);
export type HsMeta = z.infer<typeof hsmetaSchema>;

export const hsprojectSchema = z.strictObject({
  name: z.string().min(1),
  srcDir: z.literal('src'),
  platformVersion: z.literal('2026.09'),
});
