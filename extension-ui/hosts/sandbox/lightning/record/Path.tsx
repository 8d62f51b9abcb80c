import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useToast } from '../../shell/Toasts.tsx';
import type { FieldInfo, FieldValue, PicklistEntry, RecordView } from '../api/page-types.ts';
import { ChooseEnd } from './ChooseEnd.tsx';

interface Props {
  view: RecordView;
  field: FieldInfo;
  onSave(fields: Record<string, FieldValue>): Promise<void>;
}

/** Lightning's path: the values of a picklist as steps. A step is looked at by a click, and becomes current by the button. */
export function Path({ view, field, onSave }: Props) {
  const steps = stepsOf(field.picklist ?? []);
  const value = String(view.fields[field.name] ?? '');
  const current = steps.findIndex(({ entries }) => entries.some((entry) => entry.value === value));
  const [looked, setLooked] = useState<number | null>(null);
  const toast = useToast();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value means that the step looked at is an old one.
  useEffect(() => setLooked(null), [value]);
  const lost = /lost|unqualified/i.test(value);
  const target = looked === null || looked === current ? Math.min(current + 1, steps.length - 1) : looked;
  const [closing, setClosing] = useState(false);
  const choices = steps[target]?.entries ?? [];
  const move = async (next: string | undefined) => {
    setClosing(false);
    if (next === undefined) return;
    try {
      await onSave({ [field.name]: next });
    } catch (error) {
      toast({ type: 'danger', title: 'The record was not saved.', message: (error as Error).message });
    }
  };
  const isEnd = target === current;
  return (
    <section className="lx-path" aria-label={`Path by ${field.label}`}>
      <ol>
        {steps.map(({ label }, index) => (
          <li key={label} className={stateOf(index, current, looked, lost)}>
            <button
              type="button"
              aria-current={index === current ? 'step' : undefined}
              aria-pressed={index === looked}
              aria-label={index < current ? `${label}, complete` : label}
              title={label}
              onClick={() => setLooked(index === looked ? null : index)}
            >
              {index < current && !lost && index !== looked ? <Check size={16} aria-hidden /> : <span>{label}</span>}
            </button>
          </li>
        ))}
      </ol>
      {view.canEdit && field.updateable && !isEnd && (
        <button
          type="button"
          className="sb-button is-primary"
          onClick={() => (choices.length > 1 ? setClosing(true) : void move(choices[0]?.value))}
        >
          <Check size={14} aria-hidden />
          {looked === null || looked === current ? `Mark ${field.label} as Complete` : `Mark as Current ${field.label}`}
        </button>
      )}
      {closing && <ChooseEnd field={field} choices={choices} onChoose={move} onClose={() => setClosing(false)} />}
    </section>
  );
}

interface Step {
  label: string;
  entries: PicklistEntry[];
}

/** All ways to close are one step, the last one. */
function stepsOf(picklist: PicklistEntry[]): Step[] {
  const open = picklist
    .filter(({ value }) => !isClosed(value))
    .map((entry) => ({ label: entry.label, entries: [entry] }));
  const closed = picklist.filter(({ value }) => isClosed(value));
  const last = closed.length === 1 ? (closed[0]?.label ?? 'Closed') : 'Closed';
  return closed.length === 0 ? open : [...open, { label: last, entries: closed }];
}

function isClosed(value: string): boolean {
  return value.startsWith('Closed');
}

function stateOf(index: number, current: number, looked: number | null, lost: boolean): string {
  const looking = index === looked ? ' is-looked' : '';
  if (index === current) return `${lost ? 'is-lost' : 'is-current'}${looking}`;
  return `${index < current ? 'is-complete' : 'is-ahead'}${looking}`;
}
