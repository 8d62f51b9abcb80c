import { z } from 'zod';
import type { privacyReply } from '#contract/privacy.ts';
import { recordSchema } from '#contract/value.ts';
import type { ReadEvent } from '#use-cases/log/read-events.ts';
import type { Privacy } from '#use-cases/privacy/read-privacy.ts';

type Wire = z.input<typeof privacyReply>;

export function presentPrivacy({ mayManage, retentionDays, held, erasures }: Privacy): Wire {
  return {
    abilities: { manage: mayManage },
    retentionDays,
    held: { ...held, oldestSourceAt: held.oldestSourceAt?.toISOString() ?? null },
    // What else went with age, messages of refused items, is for the log alone.
    erasures: erasures.map(presentErasure).filter((one) => one.record !== null || one.suggestions + one.sources > 0),
  };
}

/** As `eraseRecord` and `eraseOld` write it. */
const erasureFacts = z.object({
  record: recordSchema.nullable().default(null),
  reason: z.enum(['asked', 'privacy_deletion', 'record_deleted', 'retention']).default('retention'),
  suggestions: z.int(),
  sources: z.int(),
});

function presentErasure({ event, body, actorName }: ReadEvent): Wire['erasures'][number] {
  const by = body.actor.kind === 'system' ? 'Fieldward' : actorName;
  return { at: event.at.toISOString(), by, ...erasureFacts.parse(body.facts) };
}
