import type { PolicyContent } from '#domain/policy/policy.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { listAgents } from '#store/agents.ts';
import type { Reading } from '#store/database.ts';

/**
 * A rule for an agent that is not registered here would have no effect and look like a safeguard.
 * @throws Fault `policy_not_publishable`
 */
export async function requireOwnAgents(
  tx: Reading,
  tenantId: TenantId,
  { rules, cases }: Pick<PolicyContent, 'rules' | 'cases'>,
): Promise<void> {
  const named = [...rules.flatMap(({ agents }) => agents ?? []), ...cases.flatMap(({ agent }) => agent ?? [])];
  if (named.length === 0) return;
  const own: ReadonlySet<string> = new Set((await listAgents(tx, tenantId)).map(({ id }) => id));
  const strange = named.find((id) => !own.has(id));
  if (strange === undefined) return;
  const rule = rules.find(({ agents }) => agents?.includes(strange) === true);
  const where = rule === undefined ? 'A case' : `The rule "${rule.title}"`;
  throw new Fault('policy_not_publishable', `${where} names an agent that is not registered here. Remove it first.`);
}
