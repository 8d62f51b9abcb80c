import type { ErrorStateProps } from '@hubspot/ui-extensions';
import { Motif } from '../icons/Illustration.tsx';

const motifs = { error: 'errorGeneral', support: 'customerSupport', lock: 'lock' } as const;

export function ErrorState({ title, type = 'error', children, testId }: ErrorStateProps) {
  return (
    <div role="alert" className="fw-state fw-state-vertical fw-state-error" data-testid={testId}>
      <div className="fw-state-image">
        <Motif name={motifs[type]} side={104} />
      </div>
      <div className="fw-state-text">
        {title !== undefined && <div className="fw-state-title">{title}</div>}
        {children}
      </div>
    </div>
  );
}
