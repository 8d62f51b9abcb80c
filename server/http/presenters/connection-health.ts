import type { z } from 'zod';
import type { connectionHealthReply } from '#contract/connection-health.ts';
import { refusalExplained } from '#domain/connections/trouble.ts';
import type { ConnectionReport } from '#use-cases/connections/read-health.ts';

type Wire = z.input<typeof connectionHealthReply>;

export function presentConnectionHealth(report: ConnectionReport): Wire {
  const { crm, crmName, connection, health, budget, state, lenders, connectUrl } = report;
  const { lastFailureAt, lastFailureCode, clockSkewMs, clockSeenAt } = health;
  return {
    abilities: { manage: report.mayManage },
    crm,
    crmName,
    account: connection === null ? null : presentAccount(connection, report.missingScopes),
    state,
    lastAnswerAt: health.lastAnswerAt?.toISOString() ?? null,
    lastFailure:
      lastFailureAt === null || lastFailureCode === null
        ? null
        : { at: lastFailureAt.toISOString(), code: lastFailureCode },
    dailyLimit: budget.day === null ? null : { ...budget.day, seenAt: budget.day.seenAt.toISOString() },
    heldUntil: budget.heldUntil?.toISOString() ?? null,
    clock:
      clockSkewMs === null || clockSeenAt === null ? null : { skewMs: clockSkewMs, seenAt: clockSeenAt.toISOString() },
    refusals: report.refusals.map(({ reason, times, lastAt, skewMs }) => ({
      reason,
      explanation: refusalExplained(reason, skewMs),
      times,
      lastAt: lastAt.toISOString(),
    })),
    lenders,
    troubles: [...report.troubles],
    connectUrl,
  };
}

function presentAccount(
  connection: NonNullable<ConnectionReport['connection']>,
  missingScopes: readonly string[],
): NonNullable<Wire['account']> {
  const { accountId: id, installedByName: installedBy, renewedAt, expiresAt, scopes } = connection;
  return {
    id,
    installedBy,
    renewedAt: renewedAt.toISOString(),
    tokenEndsAt: expiresAt.toISOString(),
    scopes: [...scopes],
    missingScopes: [...missingScopes],
  };
}
