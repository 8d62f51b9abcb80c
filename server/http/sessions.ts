import express, { type Request, Router } from 'express';
import { openSessionRequest, sessionReply } from '#contract/session.ts';
import { Fault } from '#domain/shared/fault.ts';
import {
  openPageSession,
  type PageSession,
  type ProvenUser,
  renewPageSession,
} from '#use-cases/access/page-session.ts';
import type { Context } from '#use-cases/context.ts';
import { readJson } from './json-body.ts';

/**
 * How one CRM vouches for the user of a page of its own, outside any request to us.
 * @throws Fault `unauthenticated`
 */
export interface PageProof {
  readonly crm: string;
  /** A token that the CRM account signed. */
  readonly assertion: (text: string) => Promise<ProvenUser>;
  /** A code that our landing page for this CRM was given. */
  readonly code: (text: string) => Promise<ProvenUser>;
}

const bodyBytesMax = 20_000;

/** Proof in, short bearer session out. The only addresses under /api that nobody has to be signed in for. */
export function sessionRoutes(ctx: Context, proofs: readonly PageProof[]): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: bodyBytesMax, inflate: false });
  router.post('/', body, async (req, res) => {
    const parsed = openSessionRequest.safeParse(readJson(bytesOf(req), req.get('content-type')));
    if (!parsed.success) throw new Fault('request_malformed', 'Send crm and either assertion or code.');
    const proof = proofs.find(({ crm }) => crm === parsed.data.crm);
    if (proof === undefined) throw new Fault('unauthenticated', 'Pages of this CRM cannot vouch for anybody here.');
    const given = parsed.data;
    const proven = await ('assertion' in given ? proof.assertion(given.assertion) : proof.code(given.code));
    res.set('cache-control', 'no-store').json(present(await openPageSession(ctx, proven)));
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
