import { AutoGrid, DescriptionList, DescriptionListItem, Flex, ProgressBar, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import { formatGap } from '#ui/core/format-gap.ts';
import { formatDistance } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { When } from '../When.tsx';
import type { ConnectionProps } from './connection-props.ts';

type Account = NonNullable<ConnectionHealthReply['account']>;

/** Exact to a second or so: less than that is no difference. */
const sameClockMs = 2_000;

/** What an admin compares when something is odd. */
export function ConnectionFacts({ health, account, display, now }: ConnectionProps & { account: Account }) {
  const when = (at: string | null) => (at === null ? words.never : <When at={at} now={now} display={display} />);
  const { lastFailure, lenders, clock } = health;
  return (
    <Flex direction="column" gap="medium">
      <AutoGrid columnWidth={190} flexible={true} gap="medium">
        <Fact label={words.account}>{account.id}</Fact>
        <Fact label={words.installedBy}>{revealHidden(account.installedBy)}</Fact>
        <Fact label={words.renewed}>{when(account.renewedAt)}</Fact>
        <Fact label={words.tokenEnds}>{when(account.tokenEndsAt)}</Fact>
        <Fact label={words.lastAnswer}>{when(health.lastAnswerAt)}</Fact>
        <Fact label={words.lastFailure}>
          {lastFailure === null
            ? words.noFailure
            : words.failure(formatDistance(lastFailure.at, now, display) ?? lastFailure.at, lastFailure.code)}
        </Fact>
        <Fact label={words.clock}>{clockText(clock?.skewMs ?? null, display.locale)}</Fact>
        <Fact label={words.lenders}>{words.lendersCount(lenders)}</Fact>
      </AutoGrid>
      <DailyLimit health={health} display={display} now={now} />
    </Flex>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DescriptionList direction="column">
      <DescriptionListItem label={label}>
        <Text>{children}</Text>
      </DescriptionListItem>
    </DescriptionList>
  );
}

function DailyLimit({ health, display, now }: Pick<ConnectionProps, 'health' | 'display' | 'now'>) {
  const { dailyLimit } = health;
  if (dailyLimit === null) return null;
  const { used, limit, seenAt } = dailyLimit;
  const number = new Intl.NumberFormat(display.locale);
  const isLow = health.troubles.some(({ kind }) => kind === 'limit_low');
  return (
    <ProgressBar
      title={words.limitTitle}
      value={used}
      maxValue={limit}
      showPercentage={true}
      valueDescription={words.limit(
        number.format(used),
        number.format(limit),
        formatDistance(seenAt, now, display) ?? seenAt,
      )}
      variant={used >= limit ? 'danger' : isLow ? 'warning' : 'success'}
      testId="daily-limit"
    />
  );
}

function clockText(skewMs: number | null, locale: string): string {
  if (skewMs === null) return words.clockUnknown;
  if (Math.abs(skewMs) < sameClockMs) return words.clockRight;
  const gap = formatGap(skewMs, locale);
  return skewMs > 0 ? words.clockAhead(gap) : words.clockBehind(gap);
}
