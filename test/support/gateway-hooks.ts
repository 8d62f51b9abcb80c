import type { CrmGateway } from '#crm/gateway.ts';
import type { Context } from '#use-cases/context.ts';

/** Work to do around a call to the CRM, so that a test chooses the moment. */
export interface GatewayHooks {
  readonly beforeRead?: () => Promise<void> | void;
  readonly afterRead?: () => Promise<void> | void;
  /** After records were read together, as for a batch. */
  readonly afterReadTogether?: () => Promise<void> | void;
  readonly beforeWrite?: () => Promise<void> | void;
  readonly afterWrite?: () => Promise<void> | void;
}

/** The same context, with hooks around the reads and writes that carry out a change. */
export function withHooks(ctx: Context, hooks: GatewayHooks): Context {
  return {
    ...ctx,
    gatewayOf: async (tenantId, crm) => {
      const gateway = await ctx.gatewayOf(tenantId, crm);
      const hooked: CrmGateway = {
        ...gateway,
        readField: async (record, field, terms) => {
          await hooks.beforeRead?.();
          const reading = await gateway.readField(record, field, terms);
          await hooks.afterRead?.();
          return reading;
        },
        writeField: async (permit, conditions, terms) => {
          await hooks.beforeWrite?.();
          await gateway.writeField(permit, conditions, terms);
          await hooks.afterWrite?.();
        },
        readRecords: async (...asked) => {
          const records = await gateway.readRecords(...asked);
          await hooks.afterReadTogether?.();
          return records;
        },
        writeTogether: async (writes, terms) => {
          await hooks.beforeWrite?.();
          const ends = await gateway.writeTogether(writes, terms);
          await hooks.afterWrite?.();
          return ends;
        },
      };
      return hooked;
    },
  };
}
