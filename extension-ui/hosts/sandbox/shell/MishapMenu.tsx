import { Zap } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Mishap, Mishaps } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';
import { Popover } from './Popover.tsx';
import { useToast } from './Toasts.tsx';

type Kind = Exclude<keyof Mishaps, 'latencyMs'>;

const calm: Mishaps = {
  latencyMs: 0,
  rateLimited: null,
  serverError: null,
  dropReplyAfterWrite: null,
  humanEditBetweenReadAndWrite: null,
};

const kinds: { kind: Kind; label: string; hint: string }[] = [
  { kind: 'rateLimited', label: 'Too many requests', hint: 'HubSpot answers 429' },
  { kind: 'serverError', label: 'HubSpot is down', hint: 'answers 502 or 503' },
  { kind: 'dropReplyAfterWrite', label: 'Reply lost after the write', hint: 'stored, but nobody hears of it' },
  { kind: 'humanEditBetweenReadAndWrite', label: 'Human edit in between', hint: 'after the read, before the write' },
];

const choices: { key: string; label: string; mishap: Mishap | null }[] = [
  { key: 'off', label: 'Off', mishap: null },
  { key: 'next1', label: 'Next call', mishap: { next: 1 } },
  { key: 'next5', label: 'Next 5 calls', mishap: { next: 5 } },
  { key: 'quarter', label: '1 call in 4', mishap: { probability: 0.25 } },
  { key: 'always', label: 'Every call', mishap: { probability: 1 } },
];

const latencies = [0, 300, 1000, 3000];

/** Makes the stand-in HubSpot misbehave towards Fieldward, to see what becomes of an accepted suggestion. */
export function MishapMenu() {
  const [mishaps, setMishaps] = useState<Mishaps>(calm);
  const toast = useToast();
  // Read again at each opening: "the next 5 calls" are counted down by the server.
  const changes = useRef(0);
  const read = useCallback(() => {
    const asOf = changes.current;
    sandboxApi.mishaps().then(
      // What was chosen while this was under way is newer.
      (stored) => asOf === changes.current && setMishaps(withDefaults(stored)),
      () => undefined,
    );
  }, []);
  useEffect(read, [read]);
  const change = async (part: Partial<Mishaps>) => {
    changes.current += 1;
    const wanted = { ...mishaps, ...part };
    setMishaps(wanted);
    try {
      await sandboxApi.setMishaps(wanted);
    } catch (error) {
      setMishaps(mishaps);
      toast({ type: 'danger', title: 'Nothing was changed', message: (error as Error).message });
    }
  };
  const active = kinds.filter(({ kind }) => mishaps[kind]).length + (mishaps.latencyMs > 0 ? 1 : 0);
  const label = (
    <>
      <Zap size={14} aria-hidden /> Misbehave{active > 0 && <span className="hs-demo-count">{active}</span>}
    </>
  );
  return (
    <Popover className="hs-demo-button" label={label} onOpen={read}>
      {() => (
        <div className="hs-mishaps">
          <p className="hs-muted">What HubSpot’s API does to Fieldward from now on.</p>
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
                value={choiceOf(mishaps[kind])}
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
          <button type="button" className="hs-button" onClick={() => void change(calm)} disabled={active === 0}>
            Behave again
          </button>
        </div>
      )}
    </Popover>
  );
}

function withDefaults(stored: Partial<Mishaps>): Mishaps {
  return {
    latencyMs: stored.latencyMs ?? 0,
    rateLimited: stored.rateLimited ?? null,
    serverError: stored.serverError ?? null,
    dropReplyAfterWrite: stored.dropReplyAfterWrite ?? null,
    humanEditBetweenReadAndWrite: stored.humanEditBetweenReadAndWrite ?? null,
  };
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
