import type { Alert } from '../../shell/Toasts.tsx';

export type CanvasWish = { kind: 'refresh' } | { kind: 'toast'; alert: Alert } | { kind: 'resize'; height: number };

const greatestHeight = 4000;
const leastHeight = 160;

/**
 * What the framed app asks of the page around it, or null. Only ever a wish: the record that is read again is the one of
 * the page, and words are shown as plain text.
 */
export function canvasWish(data: unknown): CanvasWish | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, height, detail } = data as { type?: unknown; height?: unknown; detail?: unknown };
  if (type === 'fieldward-applied') return { kind: 'refresh' };
  if (type === 'fieldward-resize' && typeof height === 'number' && Number.isFinite(height)) {
    return { kind: 'resize', height: Math.min(Math.max(Math.ceil(height), leastHeight), greatestHeight) };
  }
  if (type === 'fieldward-toast') return { kind: 'toast', alert: alertOf(detail) };
  return null;
}

const variants = { success: 'success', warning: 'warning', error: 'danger' } as const;

function alertOf(detail: unknown): Alert {
  const { title, message, variant } = (detail ?? {}) as { title?: unknown; message?: unknown; variant?: unknown };
  const known = typeof variant === 'string' && Object.hasOwn(variants, variant);
  return {
    type: known ? variants[variant as keyof typeof variants] : 'info',
    title: typeof title === 'string' ? title.slice(0, 255) : 'Fieldward',
    message: typeof message === 'string' ? message.slice(0, 255) : '',
  };
}
