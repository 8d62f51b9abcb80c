import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { recogniseBearer, recogniseCrmUser, type VouchedUser } from '#use-cases/access/recognise.ts';
import type { Context } from '#use-cases/context.ts';

/** What a proof needs of a request: exactly the bytes that the CRM signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as received, undecoded. */
  readonly target: string;
  readonly rawBody: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/**
 * A way in which a CRM vouches for its user. `null`: this request does not claim to be of this kind.
 * @throws Fault `unauthenticated` when it claims to be and is not
 */
export type RequestProof = (request: SignedRequest) => {
  readonly user: VouchedUser;
  /** Query parameters that belong to the proof and not to the operation. */
  readonly parameters: readonly string[];
} | null;

export interface Caller {
  readonly actor: AgentActor | PersonActor;
  readonly proofParameters: readonly string[];
}

/** Who acts. The only source is the credential or the CRM's signature; nothing in a body or a query counts. */
export async function authenticate(
  ctx: Context,
  request: SignedRequest,
  proofs: readonly RequestProof[],
): Promise<Caller> {
  for (const proof of proofs) {
    const proven = proof(request);
    if (proven === null) continue;
    return { actor: await recogniseCrmUser(ctx, proven.user), proofParameters: proven.parameters };
  }
  const token = /^Bearer ([\x21-\x7e]{1,500})$/.exec(request.header('authorization') ?? '')?.[1];
  if (token === undefined) {
    throw new Fault('unauthenticated', 'Send an agent key or a session as "Authorization: Bearer …".');
  }
  return { actor: await recogniseBearer(ctx, token), proofParameters: [] };
}
