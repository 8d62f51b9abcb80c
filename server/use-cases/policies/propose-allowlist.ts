import { type ProposedLine, proposeAllowlist } from '#domain/policy/proposal.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { Context } from '../context.ts';
import { readCatalogue } from './read-catalogue.ts';

/** A cautious allowlist to begin with, from what the CRM says of its own fields. Nothing is saved. */
export async function proposeFirstAllowlist(ctx: Context, actor: PersonActor): Promise<ProposedLine[]> {
  return proposeAllowlist(await readCatalogue(ctx, actor.tenantId, null));
}
