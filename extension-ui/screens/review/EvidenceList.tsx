import { Accordion, Flex, Link, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { cutEnd } from '#ui/core/excerpt.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { ReviewEvidence } from '#ui/core/review-words.ts';
import { safeLink } from '#ui/core/safe-link.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';
import { SourceButton } from './SourceButton.tsx';

const narrowQuoteLength = 110;

/** The words that a suggestion rests on: the first quote in full, further ones folded. */
export function EvidenceList(props: { view: CardView; suggestion: ReviewSuggestion }) {
  const { view, suggestion } = props;
  const [first, ...others] = suggestion.evidence;
  if (first === undefined) return <Text variant="microcopy">{strings.noEvidence}</Text>;
  return (
    <Flex direction="column" gap="extra-small">
      <Quote view={view} suggestion={suggestion} evidence={first} index={0} />
      {others.length > 0 && (
        <Accordion title={strings.moreQuotes(others.length)} size="extra-small">
          <Flex direction="column" gap="small">
            {others.map((evidence, index) => (
              <Quote
                key={`${evidence.source.id} ${evidence.quote}`}
                view={view}
                suggestion={suggestion}
                evidence={evidence}
                index={index + 1}
              />
            ))}
          </Flex>
        </Accordion>
      )}
    </Flex>
  );
}

function Quote(props: { view: CardView; suggestion: ReviewSuggestion; evidence: ReviewEvidence; index: number }) {
  const { view, suggestion, evidence, index } = props;
  const link = safeLink(evidence.source.url);
  const id = `${suggestion.id}-${index}`;
  return (
    <Flex direction="column" gap="flush">
      <Text testId={`quote-${id}`}>{`“${quoteText(evidence, view)}”`}</Text>
      <Flex direction="row" gap="extra-small" align="baseline" wrap={true}>
        <Text variant="microcopy">{origin(evidence, view)}</Text>
        {link === null ? (
          <SourceButton view={view} evidence={evidence} label={suggestion.field.label} id={id} />
        ) : (
          <Text variant="microcopy">
            <Link href={{ url: link, external: true }} testId={`source-${id}`}>
              {strings.openSource}
            </Link>
          </Text>
        )}
      </Flex>
    </Flex>
  );
}

/** A sidebar shows a long quote's beginning; the whole of it is in the source, one press away, and in the tab. */
function quoteText({ quote }: ReviewEvidence, view: CardView): string {
  const words = revealHidden(quote);
  return view.layout === 'narrow' ? cutEnd(words, narrowQuoteLength) : words;
}

function origin({ speaker, saidAt, source }: ReviewEvidence, view: CardView): string {
  if (view.layout === 'narrow') return revealHidden(speaker ?? source.title);
  const when = source.occurredAt === null ? null : formatInstant(source.occurredAt, view.settings);
  const said = speaker === null ? saidAt : strings.said(speaker, saidAt);
  const parts = [said, strings.sourceKinds[source.kind], source.title, when];
  return parts.flatMap((part) => (part === null || part === undefined ? [] : [revealHidden(part)])).join(' · ');
}
