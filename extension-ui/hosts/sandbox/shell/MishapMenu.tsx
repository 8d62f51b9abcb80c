import { Zap } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Mishap, Mishaps } from './demo-types.ts';
import { Popover } from './Popover.tsx';
import { useToast } from './Toasts.tsx';

export interface MishapKind {
  kind: string;
  label: string;
  hint: string;
}

interface Props {
  crm: string;
  kinds: readonly MishapKind[];
  read(): Promise<Partial<Mishaps>>;
  write(mishaps: Mishaps): Promise<unknown>;
}

const choices: { key: string; label: string; mishap: Mishap | null }[] = [
  { key: 'off', label: 'Off', mishap: null },
  { key: 'next1', label: 'Next call', mishap: { next: 1 } },
  { key: 'next5', label: 'Next 5 calls', mishap: { next: 5 } },
  { key: 'quarter', label: '1 call in 4', mishap: { probability: 0.25 } },
  { key: 'always', label: 'Every call', mishap: { probability: 1 } },
];

const latencies = [0, 300, 1000, 3000];

/** Makes the stand-in CRM misbehave towards Fieldward, to see what becomes of an accepted suggestion. */
export function MishapMenu({ crm, kinds, read, write }: Props) {
  const [mishaps, setMishaps] = useState<Mishaps>(() => withDefaults(kinds, {}));
  const toast = useToast();
  // Read again at each opening: "the next 5 calls" are counted down by the server.
  const changes = useRef(0);
  const refresh = useCallback(() => {
    const asOf = changes.current;
    read().then(
      // What was chosen while this was under way is newer.
      (stored) => asOf === changes.current && setMishaps(withDefaults(kinds, stored)),
      () => undefined,
    );
  }, [kinds, read]);
  useEffect(refresh, [refresh]);
  const change = async (part: Partial<Mishaps>) => {
    changes.current += 1;
    const wanted = { ...mishaps, ...part } as Mishaps;
    setMishaps(wanted);
    try {
      await write(wanted);
    } catch (error) {
      setMishaps(mishaps);
      toast({ type: 'danger', title: 'Nothing was changed', message: (error as Error).message });
    }
  };
  const active = kinds.filter(({ kind }) => mishaps[kind]).length + (mishaps.latencyMs > 0 ? 1 : 0);
  const label = (
    <>
      <Zap size={14} aria-hidden />
      <span className="sb-demo-words">Misbehave</span>
      {active > 0 && <span className="sb-demo-count">{active}</span>}
    </>
  );
  return (
    <Popover className="sb-demo-button" label={label} onOpen={refresh}>
      {() => (
        <div className="sb-mishaps">
          <p className="sb-muted">What {crm}’s API does to Fieldward from now on.</p>
          <label>
            <span>
              Slow answers<small>added to every call</small>
            </span>
            <select
              value={mishaps.latencyMs}
              onChange={(event) => void change({ latencyMs: Number(event.target.value) })}
            >
              {latencies.map((ms) => (
                <option key={ms} value={ms}>
                  {ms === 0 ? 'Off' : `${ms / 1000} s`}
                </option>
              ))}
            </select>
          </label>
          {kinds.map(({ kind, label: name, hint }) => (
            <label key={kind}>
              <span>
                {name}
                <small>{hint}</small>
              </span>
              <select
                value={choiceOf(mishaps[kind] as Mishap | null)}
                onChange={(event) => void change({ [kind]: mishapOf(event.target.value) })}
              >
                {choices.map(({ key, label: choice }) => (
                  <option key={key} value={key}>
                    {choice}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button
            type="button"
            className="sb-button"
            onClick={() => void change(withDefaults(kinds, {}))}
            disabled={active === 0}
          >
            Behave again
          </button>
        </div>
      )}
    </Popover>
  );
}

function withDefaults(kinds: readonly MishapKind[], stored: Partial<Mishaps>): Mishaps {
  const off = Object.fromEntries(kinds.map(({ kind }) => [kind, stored[kind] ?? null]));
  return { ...off, latencyMs: stored.latencyMs ?? 0 };
}

function mishapOf(key: string): Mishap | null {
  return choices.find((choice) => choice.key === key)?.mishap ?? null;
}

/** The nearest choice: the server counts `next` down, and scripts may set any probability. */
function choiceOf(mishap: Mishap | null): string {
  if (!mishap) return 'off';
  if ('next' in mishap) return mishap.next <= 0 ? 'off' : mishap.next === 1 ? 'next1' : 'next5';
  return mishap.probability <= 0 ? 'off' : mishap.probability < 1 ? 'quarter' : 'always';
}
