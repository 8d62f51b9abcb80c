import { Button, LoadingButton } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import type { ReviewReply } from '#contract/review.ts';
import { ReviewCard } from '#ui/screens/ReviewCard.tsx';
import { type HostDouble, reviewHost } from '../host-double.ts';

type Renderer = ReturnType<typeof createRenderer<'crm.record.tab'>>;

/** The card on a screen, and what a person can do with it. */
export interface RenderedCard extends Renderer {
  readonly host: HostDouble;
  /** Clicks the button with this testId, as HubSpot would: with a plain event. */
  click(testId: string): void;
  /** Everything that the card shows, as text. */
  text(): string;
  has(testId: string): boolean;
}

/** Draws the card and waits until its first answer is on the screen. */
export async function renderCard(
  hostOrReply: HostDouble | ReviewReply,
  layout: 'wide' | 'narrow' = 'wide',
): Promise<RenderedCard> {
  const host = 'requests' in hostOrReply ? hostOrReply : reviewHost([hostOrReply]);
  const card = startCard(host, layout);
  await card.waitFor(() => {
    if (card.has('loading')) throw new Error('The card is still loading.');
  });
  return card;
}

/** Draws the card without waiting for anything. */
export function startCard(host: HostDouble, layout: 'wide' | 'narrow' = 'wide'): RenderedCard {
  const renderer = createRenderer('crm.record.tab');
  renderer.render(<ReviewCard host={host} layout={layout} />);
  return {
    ...renderer,
    host,
    click: (testId) =>
      (renderer.maybeFind(LoadingButton, { testId }) ?? renderer.findByTestId(Button, testId)).trigger('onClick'),
    text: () => renderer.getRootNode().toString(),
    has: (testId) => renderer.getRootNode().toString().includes(`testId="${testId}"`),
  };
}
