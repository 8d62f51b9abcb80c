import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  onCrash(error: unknown): void;
}

/** Draws nothing more once the card has thrown, and tells the page, which shows what happened and offers a new start. */
export class CrashBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash(error);
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}
