import { createHash, randomBytes } from 'node:crypto';
import type { CrmProvider } from '#crm/provider.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type PersonId, type TenantId } from '#domain/shared/ids.ts';
import { connectionKnown, type Holder, saveConnection } from '#store/connections.ts';
import { peopleById } from '#store/people.ts';
import { type Context, record } from '../context.ts';

const purpose = 'lend-own-access';
const lifeMs = 10 * 60_000;

interface Begun {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly verifier: string;
  readonly until: number;
}

const redirectUri = ({ publicUrl }: Context, crm: string) => `${publicUrl}/oauth/${crm}/own`;

/**
 * Where a person goes to lend Fieldward their own access to the CRM, so that what they decide is written as them.
 * @throws Fault `not_found` where the CRM knows no such thing
 */
export function beginLending(ctx: Context, actor: PersonActor): string {
  const provider = ctx.providerOf(crmOf(actor.tenantId));
  if (!provider?.usersCanConnect) throw new Fault('not_found', 'In this CRM nobody can lend their own access.');
  const verifier = randomBytes(32).toString('base64url');
  const { tenantId, personId } = actor;
  const begun: Begun = { tenantId, personId, verifier, until: ctx.now().getTime() + lifeMs };
  return provider.authorizeUrl({
    state: ctx.tokens.seal(purpose, JSON.stringify(begun)),
    purpose: 'lend',
    redirectUri: redirectUri(ctx, provider.crm),
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
  });
}

/**
 * Finishes what `beginLending` began.
 * @throws Fault `unauthenticated` when it was not begun here, `forbidden` when the CRM says that somebody else, or
 * another account, granted it; `crm_access_lost`, `crm_unreachable`
 */
export async function finishLending(
  ctx: Context,
  provider: CrmProvider,
  answer: { code: string; state: string },
): Promise<void> {
  const opened = ctx.tokens.open(purpose, answer.state);
  const begun = opened === null ? null : (JSON.parse(opened) as Begun);
  if (begun === null || begun.until <= ctx.now().getTime()) {
    throw new Fault('unauthenticated', 'This was not begun here, or too long ago. Begin again on the record.');
  }
  const { crm } = provider;
  const { tenantId, personId, verifier } = begun;
  const { code } = answer;
  const grant = await provider.exchangeCode({ code, redirectUri: redirectUri(ctx, crm), codeVerifier: verifier });
  await ctx.store.transact(tenantId, async (tx) => {
    const person = (await peopleById(tx, tenantId, [personId])).get(personId);
    const connected = await connectionKnown(tx, { tenantId, crm, holder: 'account' });
    // The address can be sent to a colleague: it must not make anybody write with the colleague's access.
    const isTheirs = tenantId === `${crm}.${grant.accountId}` && grant.userId === person?.crmUserId;
    if (person === undefined || !connected || !isTheirs) {
      const message = `In ${provider.name} you are signed in as somebody else than here. Sign in as yourself, then begin again.`;
      throw new Fault('forbidden', message);
    }
    const connection = { ...grant, tenantId, crm, holder: personId as Holder, installedBy: personId };
    await saveConnection(tx, ctx.vault, connection, ctx.now());
    const actor = { kind: 'person', tenantId, personId, role: person.role, name: person.name } as const;
    const facts = { crm, scopes: [...grant.scopes] };
    await record(ctx, tx, [{ type: 'connection.person_connected', actor, facts }]);
  });
}
