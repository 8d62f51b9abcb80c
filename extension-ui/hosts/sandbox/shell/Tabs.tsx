import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface TabContent {
  key: string;
  title: string;
  content: ReactNode;
}

interface Props {
  /** What the tabs divide, for those who hear the page. */
  label: string;
  tabs: TabContent[];
  active: string;
  onChange(key: string): void;
}

/** Tabs. One stays alive once opened: a half-written answer must survive a look at the timeline. */
export function Tabs({ label, tabs, active, onChange }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([active]));
  if (!opened.has(active)) setOpened(new Set([...opened, active]));
  const onKey = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ key }) => key === active);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (index + step + tabs.length) % tabs.length;
    onChange(tabs[next]?.key ?? active);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="sb-tabs" onKeyDown={onKey}>
        {tabs.map(({ key, title }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-tab-${key}`}
            aria-selected={key === active}
            aria-controls={`${id}-panel-${key}`}
            tabIndex={key === active ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ key, content }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-panel-${key}`}
          aria-labelledby={`${id}-tab-${key}`}
          hidden={key !== active}
          className="sb-tabpanel"
        >
          {opened.has(key) && content}
        </div>
      ))}
    </>
  );
}
