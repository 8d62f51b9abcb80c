import type { CrmGateway } from '#crm/gateway.ts';
import type { FieldCatalogue, FieldNames } from '#domain/policy/field-catalogue.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

/**
 * What the tenant's CRM says today of the fields of these objects. An object that the CRM does not have has no fields.
 * @param objectTypes `null` = every object that Fieldward serves
 * @throws Fault of the gateway when the CRM does not answer
 */
export async function readCatalogue(
  ctx: Context,
  tenantId: TenantId,
  objectTypes: readonly string[] | null,
): Promise<FieldCatalogue> {
  const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
  const asked = [...new Set(objectTypes ?? gateway.objectTypes)];
  const lists = await Promise.all(
    asked.map(async (objectType) => [objectType, await fieldsOf(ctx, gateway, objectType)] as const),
  );
  return {
    knowledge: gateway.knowledge,
    objects: new Map(lists),
    effectsOf: gateway.effectsOf,
  };
}

/** What people call the fields of these objects; while the CRM is away, they go by their API names. */
export async function readFieldNames(
  ctx: Context,
  tenantId: TenantId,
  objectTypes: readonly string[],
): Promise<FieldNames> {
  try {
    return await readCatalogue(ctx, tenantId, objectTypes);
  } catch (error) {
    if (error instanceof Fault) return { objects: new Map() };
    throw error;
  }
}

async function fieldsOf(ctx: Context, gateway: CrmGateway, objectType: string) {
  const deadline = ctx.now().getTime() + ctx.timing.interactiveMs;
  try {
    const fields = await gateway.fields(objectType, { lane: 'interactive', deadline });
    return new Map(fields.map((field) => [field.name, field]));
  } catch (error) {
    if (error instanceof Fault && error.code === 'object_not_supported') return new Map();
    throw error;
  }
}
