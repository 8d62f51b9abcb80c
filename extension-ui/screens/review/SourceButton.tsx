import { Button, ErrorState, Icon, LoadingSpinner, Panel, PanelBody, PanelSection, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fetchSource, type Loaded } from '#ui/core/api.ts';
import { excerptAround } from '#ui/core/excerpt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { ReviewEvidence } from '#ui/core/review-words.ts';
import type { SourceText } from '#ui/core/source-text.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';
import { MarkedText } from './MarkedText.tsx';

/** Opens the source beside the record, at the quote. Loaded when it is opened: most are never read. */
export function SourceButton(props: { view: CardView; evidence: ReviewEvidence; label: string; id: string }) {
  const { view, evidence, label, id } = props;
  const [source, setSource] = useState<Loaded<SourceText> | null>(null);
  const title = revealHidden(evidence.source.title);
  const read = async () => {
    if (source?.ok === true) return;
    setSource(null);
    setSource(await fetchSource(view.host, evidence.source.id));
  };
  return (
    <Button
      variant="transparent"
      size="xs"
      onClick={read}
      testId={`source-${id}`}
      overlay={
        <Panel
          id={`source-panel-${id}`}
          title={title}
          aria-label={strings.sourceOf(title, label)}
          width="md"
          variant="modal"
        >
          <PanelBody>
            <PanelSection>
              <SourceBody source={source} quote={evidence.quote} />
            </PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      <Icon name="readMore" size="sm" screenReaderText={strings.sourceOf(title, label)} />
      {` ${strings.readSource}`}
    </Button>
  );
}

function SourceBody({ source, quote }: { source: Loaded<SourceText> | null; quote: string }) {
  if (source === null) return <LoadingSpinner label={strings.sourceLoading} showLabel={true} />;
  if (!source.ok) {
    return (
      <ErrorState title={strings.sourceFailed}>
        <Text>{source.problem.message ?? strings.tryAgain}</Text>
      </ErrorState>
    );
  }
  const { before, quote: found, after } = excerptAround(source.value.text, quote);
  const pieces = [
    { text: revealHidden(before), quoted: false },
    { text: revealHidden(found), quoted: true },
    { text: revealHidden(after), quoted: false },
  ];
  return <MarkedText pieces={pieces} formatOf={(piece) => (piece.quoted ? { fontWeight: 'bold' } : {})} />;
}
