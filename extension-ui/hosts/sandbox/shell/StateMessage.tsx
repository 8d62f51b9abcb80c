import { CircleAlert, Inbox, LoaderCircle } from 'lucide-react';

interface Props {
  kind: 'loading' | 'failed' | 'empty';
  title: string;
  text?: string;
  onRetry?(): void;
}

const icons = { loading: LoaderCircle, failed: CircleAlert, empty: Inbox };

/** What stands where there is nothing to show yet, or ever. */
export function StateMessage({ kind, title, text, onRetry }: Props) {
  const Icon = icons[kind];
  return (
    <div className={`sb-state sb-state-${kind}`} role={kind === 'failed' ? 'alert' : 'status'}>
      <Icon size={28} aria-hidden />
      <p className="sb-state-title">{title}</p>
      {text && <p>{text}</p>}
      {onRetry && (
        <button type="button" className="sb-button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
