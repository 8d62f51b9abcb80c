import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { CardAlert } from '../card/page-api.ts';

interface Toast extends CardAlert {
  id: number;
}

const shownMs = 8000;
const icons = { success: CircleCheck, danger: CircleAlert, warning: TriangleAlert, info: Info, tip: Info };
const ToastContext = createContext<(alert: CardAlert) => void>(() => undefined);

export function useToast(): (alert: CardAlert) => void {
  return useContext(ToastContext);
}

/** HubSpot's floating alerts, at the top in the middle. Danger stays until it is closed. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const add = useCallback((alert: CardAlert) => {
    setToasts((list) => [...list.slice(-3), { ...alert, id: (list.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext.Provider value={add}>
      {children}
      <section className="hs-toasts" aria-label="Alerts" aria-live="polite">
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onClose={remove} />
        ))}
      </section>
    </ToastContext.Provider>
  );
}

function ToastItem({ toast, onClose }: { toast: Toast; onClose(id: number): void }) {
  const kind = toast.type ?? 'info';
  const Icon = icons[kind];
  useEffect(() => {
    if (kind === 'danger') return;
    const timer = window.setTimeout(() => onClose(toast.id), shownMs);
    return () => window.clearTimeout(timer);
  }, [kind, toast.id, onClose]);
  return (
    <div className={`hs-toast hs-toast-${kind}`}>
      <Icon size={18} aria-hidden />
      <p>
        {toast.title && <strong>{toast.title}</strong>} <span>{toast.message}</span>
      </p>
      <button type="button" className="hs-icon-button" aria-label="Close alert" onClick={() => onClose(toast.id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
