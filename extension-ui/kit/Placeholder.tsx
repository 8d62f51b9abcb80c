import type { ComponentType, ReactNode } from 'react';

/** A visible stand-in for a component that the kit does not draw, so that nothing goes missing silently. */
export function placeholderFor(name: string): ComponentType<{ children?: ReactNode; testId?: string }> {
  // biome-ignore lint/correctness/noComponentHookFactories: made once per name when the module loads, never in a render.
  function Placeholder({ children, testId }: { children?: ReactNode; testId?: string }) {
    return (
      <div className="fw-placeholder" data-testid={testId}>
        <p className="fw-placeholder-text">{`${name} is not drawn here.`}</p>
        {children}
      </div>
    );
  }
  Placeholder.displayName = `Placeholder(${name})`;
  return Placeholder;
}
