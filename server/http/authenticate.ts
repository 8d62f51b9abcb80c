import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { recogniseBearer, recogniseSigned, type Signature, type VouchedUser } from '#use-cases/access/recognise.ts';
import type { ConnectionNotes, RefusedProof } from '#use-cases/connections/connection-notes.ts';
import type { Context } from '#use-cases/context.ts';

/** What a proof needs of a request: exactly the bytes that the CRM signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as received, undecoded. */
  readonly target: string;
  readonly rawBody: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/** A request that the CRM vouches for. */
interface ProvenRequest {
  readonly user: VouchedUser;
  /** Query parameters that belong to the proof and not to the operation. */
  readonly parameters: readonly string[];
  readonly signature: Signature;
  /** Our clock minus the CRM's. */
  readonly skewMs: number;
}

/** One that claims so and is not; `accountId` as it claims, `null` where it claims none. */
export interface RefusedRequest {
  readonly refused: Omit<RefusedProof, 'accountId'> & { readonly accountId: string | null };
  readonly message: string;
}

/** A way in which a CRM vouches for its user. `null`: this request does not claim to be of this kind. */
export type RequestProof = (request: SignedRequest) => ProvenRequest | RefusedRequest | null;

/** What a request brings to prove who sends it, before anybody was looked up. */
export type Claim =
  | { readonly kind: 'signed'; readonly proven: ProvenRequest }
  | { readonly kind: 'bearer'; readonly token: string };

export interface Caller {
  readonly actor: AgentActor | PersonActor;
  readonly proofParameters: readonly string[];
  /** Of a request that the CRM signed. */
  readonly signature: Signature | null;
}

/** Who acts. The only source is the credential or the CRM's signature; nothing in a body or a query counts. */
export async function authenticate(
  ctx: Context,
  request: SignedRequest,
  proofs: readonly RequestProof[],
): Promise<Caller> {
  return callerBehind(ctx, request.method, claimIn(ctx.notes, request, proofs));
}

/** Without a look-up, so that who asks too fast costs none. @throws Fault `unauthenticated` */
export function claimIn(notes: ConnectionNotes, request: SignedRequest, proofs: readonly RequestProof[]): Claim {
  for (const proof of proofs) {
    const proven = proof(request);
    if (proven === null) continue;
    if ('refused' in proven) throw notProven(notes, proven);
    const { crm, accountId } = proven.user;
    notes.clockSeen(tenantIdFor(crm, accountId), crm, proven.skewMs);
    return { kind: 'signed', proven };
  }
  const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(request.header('authorization') ?? '')?.[1];
  if (token === undefined) {
    throw new Fault('unauthenticated', 'Send an agent key or a session as "Authorization: Bearer …".');
  }
  return { kind: 'bearer', token };
}

/** @throws Fault `unauthenticated` */
export async function callerBehind(ctx: Context, method: string, claim: Claim): Promise<Caller> {
  if (claim.kind === 'bearer') {
    return { actor: await recogniseBearer(ctx, claim.token), proofParameters: [], signature: null };
  }
  const { user, signature, parameters } = claim.proven;
  const changes = method !== 'GET' && method !== 'HEAD';
  const actor = await recogniseSigned(ctx, user, signature, changes);
  return { actor, proofParameters: parameters, signature };
}

/** Told to the account's admin, if there is one: the caller learns neither which check failed nor whether there is. */
export function notProven(notes: ConnectionNotes, { refused, message }: RefusedRequest): Fault {
  const { accountId } = refused;
  if (accountId !== null) notes.refused({ ...refused, accountId });
  return new Fault('unauthenticated', message);
}
