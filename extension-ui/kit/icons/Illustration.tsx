import type { IllustrationProps } from '@hubspot/ui-extensions';
import { type MotifName, motifs } from './illustrations.ts';

export function Illustration({ name, alt, width, height, testId }: IllustrationProps) {
  const side = Math.min(width ?? height ?? 120, height ?? width ?? 120);
  return (
    <span role="img" aria-label={alt} className="fw-illustration" data-testid={testId} style={{ width, height }}>
      <Motif name={name} side={side} />
    </span>
  );
}

/** The drawing alone, `side` pixels wide and high; decoration. */
export function Motif({ name, side }: { name: MotifName; side: number }) {
  const Sign = Object.hasOwn(motifs, name) ? motifs[name] : motifs.object;
  return (
    <svg viewBox="0 0 120 120" width={side} height={side} aria-hidden="true" className="fw-motif">
      <circle cx="60" cy="60" r="52" className="fw-motif-ground" />
      <circle cx="103" cy="24" r="6" className="fw-motif-spark" />
      <circle cx="16" cy="92" r="4" className="fw-motif-spark" />
      <rect x="28" y="28" width="64" height="64" rx="14" className="fw-motif-plate" />
      <Sign x={43} y={43} width={34} height={34} strokeWidth={1.75} className="fw-motif-sign" />
    </svg>
  );
}
