import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Role } from '#domain/shared/permission.ts';
import { ensureTenant } from '#store/tenants.ts';
import { enrolPerson } from '#use-cases/access/enrol-person.ts';
import { recogniseBearer } from '#use-cases/access/recognise.ts';
import { startSession } from '#use-cases/access/start-session.ts';
import { type BaseScene, type PersonRole, tenantId } from './open-scene.ts';

/** One more person of the tenant, with a session. */
export async function enrol(scene: BaseScene, role: Role, of: TenantId = tenantId): Promise<{ token: string }> {
  const { ctx } = scene.fieldward;
  const crmUserId = String(Math.floor(Math.random() * 1e12));
  const email = `${crmUserId}@corvane.example`;
  const personId = await enrolPerson(ctx, of, { crmUserId, email, name: `Extra ${role}`, role });
  return { token: await startSession(ctx, of, personId, 3_600_000) };
}

/** A company next door: same server, same database, no CRM connected. */
export async function enrolNeighbour(scene: BaseScene, role: Role): Promise<{ token: string }> {
  const { ctx } = scene.fieldward;
  const neighbour = 'hubspot.770077' as TenantId;
  await ctx.store.transact(neighbour, (tx) => ensureTenant(tx, neighbour, 'Neighbour', ctx.now()));
  return enrol(scene, role, neighbour);
}

/** Who a session stands for, for calling a use case directly. */
export async function actorOf(scene: BaseScene, role: PersonRole): Promise<PersonActor> {
  const actor = await recogniseBearer(scene.fieldward.ctx, scene.token(role));
  if (actor.kind !== 'person') throw new Error('a session that is not a person');
  return actor;
}

export interface AgentParts {
  readonly scopes?: readonly { objectType: string; fields: readonly string[] | null }[];
  /** Whose admin registers it. */
  readonly as?: 'admin' | { token: string };
}

/** One more agent of the tenant, with its key as a caller. */
export async function registerAgent(
  scene: BaseScene,
  parts: AgentParts = {},
): Promise<{ id: string; name: string; token: string }> {
  const request = {
    name: `Agent ${randomUUID()}`,
    purpose: 'Reads e-mails.',
    businessOwner: 'Sales operations',
    technicalOwner: 'Platform team',
    scopes: parts.scopes ?? [{ objectType: 'deals', fields: null }],
  };
  const answer = await scene.call<{ agent: { id: string }; key: string }>(
    parts.as ?? 'admin',
    'POST',
    '/api/agents',
    request,
  );
  if (answer.status !== 200) throw new Error(`the agent was not registered: ${JSON.stringify(answer.body)}`);
  return { id: answer.body.agent.id, name: request.name, token: answer.body.key };
}
