import { z } from 'zod';

/*
 * HubSpot keeps its schemas to itself and its parsing library skips what it does not understand, so what we may use is
 * written down here. Keys and sizes: developer platform 2026.09.
 */

const objectTypes = z.array(z.enum(['contacts', 'companies', 'deals', 'tickets'])).nonempty();
const entrypoint = z.string().regex(/^\/app\/(cards|pages)\/[\w-]+\.jsx$/);
const httpsUrl = z.url({ protocol: /^https$/ });
const uid = z.string().regex(/^\w{1,64}$/);

const card = z.strictObject({
  uid,
  type: z.literal('card'),
  config: z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
    entrypoint,
    objectTypes,
  }),
});

const page = z.strictObject({ uid, type: z.literal('page'), config: z.strictObject({ entrypoint }) });

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

export const hsmetaSchema = z.discriminatedUnion('type', [app, card, page]);

export const hsprojectSchema = z.strictObject({
  name: z.string().min(1),
  srcDir: z.literal('src'),
  platformVersion: z.literal('2026.09'),
});
