import type { TenantId } from '#domain/shared/ids.ts';
import type { Writing } from './database.ts';

export async function ensureTenant(tx: Writing, tenantId: TenantId, name: string, at: Date): Promise<void> {
  await tx
    .insertInto('tenant')
    .values({ id: tenantId, name, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
