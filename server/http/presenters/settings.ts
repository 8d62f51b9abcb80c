import type { z } from 'zod';
import type { settingsReply } from '#contract/settings.ts';
import type { AllowedField, LastKey, Settings } from '#use-cases/settings/read-settings.ts';
import { presentHeldPause } from './pause.ts';
import { presentVersion } from './policy.ts';

type Reply = z.input<typeof settingsReply>;

export function presentSettings(settings: Settings, now: Date): Reply {
  const { connection, agents } = settings;
  return {
    abilities: { pause: settings.mayPause, browseFields: settings.mayBrowseFields },
    connection: connection === null ? null : { ...connection, renewedAt: connection.renewedAt.toISOString() },
    crm: settings.crm,
    allowlist: presentAllowlist(settings),
    agents:
      agents?.map(({ agent, lastKey }) => ({
        id: agent.id,
        name: agent.name,
        purpose: agent.purpose,
        businessOwner: agent.businessOwner,
        technicalOwner: agent.technicalOwner,
        lastKey: lastKey === null ? null : presentKey(lastKey, now),
      })) ?? null,
    attention: settings.attention.map(({ line: { objectType, field }, kind, sentence }) => ({
      objectType,
      field,
      kind,
      sentence,
    })),
    pauses: settings.pauses.map(presentHeldPause),
  };
}

function presentAllowlist({ policy, allowed }: Settings): Reply['allowlist'] {
  if (policy === null) return null;
  const { version, note, publishedBy, publishedAt } = presentVersion(policy);
  const head = { version, note, publishedBy, publishedAt, expiryDays: policy.policy.expiryDays };
  const objects = [...Map.groupBy(allowed, ({ line }) => line.objectType)].map(([objectType, fields]) => ({
    objectType,
    fields: fields.map(presentField),
  }));
  return { ...head, objects };
}

function presentField({ line, label }: AllowedField) {
  return { name: line.field, label, autonomy: line.autonomy, impact: line.impact };
}

function presentKey({ createdAt, expiresAt, revokedAt }: LastKey, now: Date) {
  const issued = { issuedAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  if (revokedAt !== null) return { ...issued, state: 'revoked' as const };
  return { ...issued, state: expiresAt > now ? ('in_force' as const) : ('expired' as const) };
}
