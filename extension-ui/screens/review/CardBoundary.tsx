import { ErrorState, Text } from '@hubspot/ui-extensions';
import { Component, type ReactNode } from 'react';
import { strings } from '#ui/core/strings.ts';

/** A mistake in drawing one part must say so: in HubSpot a card that throws just disappears. */
export class CardBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <ErrorState title={strings.failedTitle}>
        <Text>{strings.crashedText}</Text>
      </ErrorState>
    );
  }
}
