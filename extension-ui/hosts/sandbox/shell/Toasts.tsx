import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

export interface Alert {
  type?: 'info' | 'warning' | 'success' | 'danger' | 'tip';
  title?: string;
  message: string;
}

interface Toast extends Alert {
  id: number;
}

const shownMs = 8000;
const icons = { success: CircleCheck, danger: CircleAlert, warning: TriangleAlert, info: Info, tip: Info };
const ToastContext = createContext<(alert: Alert) => void>(() => undefined);

export function useToast(): (alert: Alert) => void {
  return useContext(ToastContext);
}

/** The CRM's floating alerts, at the top in the middle. Danger stays until it is closed. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const add = useCallback((alert: Alert) => {
    setToasts((list) => [...list.slice(-3), { ...alert, id: (list.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext.Provider value={add}>
      {children}
      <section className="sb-toasts" aria-label="Alerts" aria-live="polite">
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
    <div className={`sb-toast sb-toast-${kind}`}>
      <Icon size={18} aria-hidden />
      <p>
        {toast.title && <strong>{toast.title}</strong>} <span>{toast.message}</span>
      </p>
      <button type="button" className="sb-icon-button" aria-label="Close alert" onClick={() => onClose(toast.id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
