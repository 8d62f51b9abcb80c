import { Alert, Button } from '@hubspot/ui-extensions';
import { useCallback, useEffect, useState } from 'react';
import type { Host } from '#ui/core/host.ts';

const words = { messages: 'Messages', dismiss: 'Close' };

interface Toast {
  readonly id: number;
  readonly kind: 'success' | 'warning' | 'danger' | 'info';
  readonly title: string;
  readonly message: string;
}

/** Long enough to read two lines; what failed stays until it is closed. */
const shownMs = 6_000;
const shownMax = 3;

const passes = ({ kind }: Toast) => kind === 'success' || kind === 'info';

/** Toasts inside our own page, where nothing around it has a place for them. */
export function useOwnToasts(): { toasts: readonly Toast[]; show: Host['toast']; dismiss: (id: number) => void } {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  const show = useCallback<Host['toast']>((kind, title, message) => {
    setToasts((before) => {
      const toast = { id: (before.at(-1)?.id ?? 0) + 1, kind, title, message };
      // Of good news the latest will do: a pile of it would lie over what is decided next.
      return [...before.filter((earlier) => !passes(earlier)), toast].slice(-shownMax);
    });
  }, []);
  return { toasts, show, dismiss };
}

export function OwnToasts({ toasts, dismiss }: { toasts: readonly Toast[]; dismiss: (id: number) => void }) {
  return (
    <section className="own-toasts" aria-label={words.messages}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} dismiss={dismiss} />
      ))}
    </section>
  );
}

function OneToast({ toast, dismiss }: { toast: Toast; dismiss: (id: number) => void }) {
  const { id, kind, title, message } = toast;
  const leaves = passes(toast);
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, leaves, dismiss]);
  return (
    <Alert title={title} variant={kind}>
      {message}
      <Button variant="transparent" size="xs" onClick={() => dismiss(id)}>
        {words.dismiss}
      </Button>
    </Alert>
  );
}
