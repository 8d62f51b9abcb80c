import { Router } from 'express';
import { z } from 'zod';
import { PageError } from '../../pages/page-error.ts';
import { readBody } from '../../pages/read-body.ts';
import { signAsApex } from '../apex-signer.ts';
import { canvasSignedRequest } from '../canvas-request.ts';
import type { PagesOptions } from '../options.ts';
import type { Site } from '../site.ts';
import { requirePerson, requireRecord } from './find-record.ts';

const mintSchema = z.strictObject({ recordId: z.string(), objectApiName: z.string() });
const canvasSchema = z.strictObject({
  as: z.string(),
  parameters: z.strictObject({ recordId: z.string(), objectApiName: z.string() }),
});

/** As the deployed class asks for: long enough to load the panel. */
const proofSeconds = 60;

/** What Salesforce does for an embedded app: runs its Apex method, and signs what Canvas posts. */
export function hostRoutes(site: Site, configured: () => PagesOptions): Router {
  const router = Router();
  router.post('/apex/FieldwardIdentity/mint', async (req, res) => {
    const { recordId, objectApiName } = readBody(mintSchema, req.body);
    // Apex takes its parameters from the component and its user from the session; the header stands for the latter.
    const { userId } = requirePerson(site, req.get('x-acting-user') ?? null);
    if (!isReadable(site, userId, { recordId, objectType: objectApiName })) {
      // What a component gets from an AuraHandledException; the words are those of the deployed class.
      res.status(500).json({ message: 'You have no access to this record, or it does not exist any more.' });
      return;
    }
    const { organizationId, orgKey } = site;
    const claims = { audience: configured().productUrl, recordId, objectApiName, validitySeconds: proofSeconds };
    res.json(await signAsApex({ organizationId, orgKey, now: site.now() }, claims, userId));
  });
  router.post('/apex/FieldwardIdentity/mintForPage', async (req, res) => {
    readBody(z.strictObject({}), req.body);
    const { userId } = requirePerson(site, req.get('x-acting-user') ?? null);
    const { organizationId, orgKey } = site;
    const claims = { audience: configured().productUrl, validitySeconds: proofSeconds };
    res.json(await signAsApex({ organizationId, orgKey, now: site.now() }, claims, userId));
  });
  router.post('/canvas', (req, res) => {
    const { as, parameters } = readBody(canvasSchema, req.body);
    requirePerson(site, as);
    const url = canvasUrlOf(configured());
    res.json({ url, signedRequest: canvasSignedRequest(site, { userId: as, parameters, canvasUrl: url }) });
  });
  return router;
}

export function canvasUrlOf({ canvasUrl, productUrl }: PagesOptions): string {
  return canvasUrl ?? `${productUrl.replace(/\/+$/, '')}/hosts/salesforce/canvas`;
}

function isReadable(site: Site, userId: string, record: { objectType: string; recordId: string }): boolean {
  try {
    requireRecord(site, userId, record);
    return true;
  } catch (error) {
    if (error instanceof PageError) return false;
    throw error;
  }
}
