import express, { type Request, Router } from 'express';
import { handoverReply, openSessionRequest, sessionReply } from '#contract/session.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { codeForPerson, readCode } from '#use-cases/access/page-code.ts';
import {
  openPageSession,
  type PageSession,
  type ProvenUser,
  renewPageSession,
} from '#use-cases/access/page-session.ts';
import type { Context } from '#use-cases/context.ts';
import { authenticate, type RequestProof } from './authenticate.ts';
import { consoleAddress } from './console-address.ts';
import { readJson } from './json-body.ts';

/**
 * How one CRM vouches for the user of a page of its own, outside any request to us.
 * @throws Fault `unauthenticated`
 */
export interface PageProof {
  readonly crm: string;
  /** A token that the CRM account signed. */
  readonly assertion: (text: string) => Promise<ProvenUser>;
}

const bodyBytesMax = 20_000;

interface SessionOptions {
  readonly pageProofs: readonly PageProof[];
  readonly requestProofs: readonly RequestProof[];
}

/** Proof in, short bearer session out. The only addresses under /api that nobody has to be signed in for. */
export function sessionRoutes(ctx: Context, { pageProofs, requestProofs }: SessionOptions): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: bodyBytesMax, inflate: false });
  const assertionOf = (crm: string) => {
    const proof = pageProofs.find((one) => one.crm === crm);
    if (proof !== undefined) return proof.assertion;
    throw new Fault('unauthenticated', 'Pages of this CRM cannot vouch for anybody here.');
  };
  router.post('/', body, async (req, res) => {
    const parsed = openSessionRequest.safeParse(readJson(bytesOf(req), req.get('content-type')));
    if (!parsed.success) throw new Fault('request_malformed', 'Send crm and either assertion or code.');
    const given = parsed.data;
    const proven =
      'code' in given ? readCode(ctx, given.crm, given.code) : await assertionOf(given.crm)(given.assertion);
    res.set('cache-control', 'no-store').json(present(await openPageSession(ctx, proven)));
  });
  // For whoever the CRM vouches for in this very request, and nobody else: with a session it would renew itself for ever.
  router.post('/handover', body, async (req, res) => {
    const target = req.originalUrl;
    const signed = { method: 'POST', target, rawBody: bytesOf(req), header: (name: string) => req.get(name) };
    if (req.get('authorization') !== undefined) throw new Fault('forbidden', 'Only the CRM can open the console.');
    const { actor } = await authenticate(ctx, signed, requestProofs);
    const url = consoleAddress(ctx.publicUrl, crmOf(actor.tenantId), await codeForPerson(ctx, actor));
    res.set('cache-control', 'no-store').json(handoverReply.parse({ url }));
  });
  router.post('/renew', async (req, res) => {
    const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(req.get('authorization') ?? '')?.[1] ?? '';
    res.set('cache-control', 'no-store').json(present(await renewPageSession(ctx, token)));
  });
  return router;
}

function bytesOf(req: Request): Uint8Array {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

function present({ token, expiresAt, person }: PageSession) {
  const { personId: id, name, role } = person;
  return sessionReply.parse({ token, expiresAt: expiresAt.toISOString(), person: { id, name, role } });
}
