import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface Props {
  title: string;
  count?: number;
  children: ReactNode;
}

/** A card of a sidebar that folds. */
export function Section({ title, count, children }: Props) {
  const [open, setOpen] = useState(true);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className="hs-section">
      <h2>
        <button type="button" className="hs-section-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Chevron size={16} aria-hidden />
          {title}
          {count !== undefined && <span className="hs-section-count">({count})</span>}
        </button>
      </h2>
      {open && <div className="hs-section-body">{children}</div>}
    </section>
  );
}
