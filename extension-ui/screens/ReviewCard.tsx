import { EmptyState, Flex, Heading, LoadingButton, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { OpenRecord } from '#ui/core/api.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { toReviewCount } from '#ui/core/review-groups.ts';
import type { ReviewState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { Banners } from './review/Banners.tsx';
import { CardBoundary } from './review/CardBoundary.tsx';
import type { CardView } from './review/card-view.ts';
import { LoadFailure } from './review/LoadFailure.tsx';
import { ReviewSections } from './review/ReviewSections.tsx';
import { useReview } from './review/use-review.ts';
import { WritingLine } from './review/WritingLine.tsx';

interface ReviewCardProps {
  host: Host;
  /** `wide` for a record's tab, `narrow` for a sidebar of about 300 px. */
  layout: 'wide' | 'narrow';
  /** A wider card of the same record stands on the same page. */
  brief?: boolean;
}

/** The review card: everything that agents suggest for the open record, and what a person can decide about it. */
export function ReviewCard({ host, layout, brief = false }: ReviewCardProps) {
  if (host.record === null) {
    return (
      <EmptyState title={strings.emptyTitle} imageName="object">
        <Text>{strings.noRecordText}</Text>
      </EmptyState>
    );
  }
  const { crm, objectType, recordId } = host.record;
  return (
    <CardBoundary>
      <RecordReview
        key={`${crm}/${objectType}/${recordId}`}
        host={host}
        layout={layout}
        brief={brief}
        record={host.record}
      />
    </CardBoundary>
  );
}

function RecordReview({ host, layout, brief, record }: Required<ReviewCardProps> & { record: OpenRecord }) {
  const controls = useReview(host, record);
  const { state } = controls;
  if (state.status === 'loading') {
    return <LoadingSpinner label={strings.loading} showLabel={true} layout="centered" testId="loading" />;
  }
  if (state.status === 'failed') {
    return <LoadFailure problem={state.problem} retrying={state.retrying} onRetry={controls.refresh} />;
  }
  const view: CardView = {
    host,
    layout,
    brief,
    settings: usableSettings(host),
    now: state.at,
    crm: strings.crm[record.crm],
    controls,
  };
  return (
    <Flex direction="column" gap="medium">
      <Header view={view} state={state} />
      <Banners view={view} state={state} />
      <ReviewSections view={view} state={state} />
    </Flex>
  );
}

function Header({ view, state }: { view: CardView; state: ReviewState & { status: 'ready' } }) {
  const { reply, refreshing } = state;
  return (
    <Flex direction="row" justify="between" align="start" gap="small" wrap={view.layout === 'narrow'}>
      <Flex direction="column" gap="flush">
        <Heading>{strings.title(toReviewCount(reply))}</Heading>
        <Text variant="microcopy" testId="counts">
          {strings.counts(reply.decided.length, reply.blocked.length, reply.policyVersion)}
        </Text>
        <WritingLine view={view} writing={reply.writing} />
      </Flex>
      {/* One element whether it loads or not: swapping it would throw the keyboard's focus away. */}
      <LoadingButton size="xs" loading={refreshing} onClick={view.controls.refresh} testId="refresh">
        {refreshing ? strings.refreshing : strings.refresh}
      </LoadingButton>
    </Flex>
  );
}
