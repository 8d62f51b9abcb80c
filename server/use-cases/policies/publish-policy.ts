import { classifyField } from '#domain/crm/classify-field.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import type { PolicyField } from '#domain/policy/policy.ts';
import { protectionSentence } from '#domain/policy/protected.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { brokenUniqueness } from '#store/database.ts';
import { currentPolicy, insertPolicy, type PublishedPolicy } from '#store/policies.ts';
import { type Context, record } from '../context.ts';

export interface PolicyDraft {
  readonly expectedVersion: number;
  readonly note: string;
  readonly expiryDays: number;
  readonly fields: readonly PolicyField[];
}

/**
 * Publishes the next version of the allowlist. A draft that names a protected or unknown field is refused whole: a
 * line without effect would look like a permission.
 */
export async function publishPolicy(ctx: Context, actor: PersonActor, draft: PolicyDraft): Promise<PublishedPolicy> {
  await requireAllowable(ctx, actor, draft.fields);
  try {
    return await ctx.store.transact(actor.tenantId, async (tx) => {
      const { version } = await currentPolicy(tx, actor.tenantId);
      if (version !== draft.expectedVersion) throw staleVersion(version);
      const policy: PublishedPolicy = {
        tenantId: actor.tenantId,
        version: version + 1,
        fields: draft.fields,
        expiryDays: draft.expiryDays,
        note: draft.note,
        publishedBy: actor.personId,
        publishedAt: ctx.now(),
      };
      await insertPolicy(tx, policy);
      const fields = draft.fields.map((field) => ({ ...field }));
      const facts = { version: policy.version, expiryDays: policy.expiryDays, fields };
      await record(ctx, tx, [{ type: 'policy.published', actor, facts, values: { note: draft.note } }]);
      return policy;
    });
  } catch (error) {
    if (brokenUniqueness(error) === 'policy_pkey') throw staleVersion(draft.expectedVersion + 1);
    throw error;
  }
}

function staleVersion(version: number): Fault {
  const message = `Version ${version} was published meanwhile. Look at it, then publish your changes on top of it.`;
  return new Fault('policy_version_stale', message, { version });
}

async function requireAllowable(ctx: Context, actor: PersonActor, lines: readonly PolicyField[]) {
  const gateway = await ctx.gatewayOf(actor.tenantId, crmOf(actor.tenantId));
  const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + ctx.timing.interactiveMs };
  const seen = new Set<string>();
  for (const objectType of new Set(lines.map((line) => line.objectType))) {
    const fields = new Map((await gateway.fields(objectType, terms)).map((field) => [field.name, field]));
    for (const line of lines.filter((one) => one.objectType === objectType)) {
      const place = `${objectType}.${line.field}`;
      if (seen.has(place)) throw new Fault('request_malformed', `${place} stands twice in this allowlist.`);
      seen.add(place);
      const field = fields.get(line.field);
      if (field === undefined) throw new Fault('field_unknown', `${place}: the CRM has no such field.`);
      const classification = classifyField(field, gateway.knowledge);
      if (line.autonomy === 'off' || !isProtected(classification.class)) continue;
      throw new Fault('policy_field_protected', `${place}: ${protectionSentence(field.label, classification)}`);
    }
  }
}
