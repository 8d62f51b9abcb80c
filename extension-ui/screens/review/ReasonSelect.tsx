import { Select } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { RejectionReason } from '#contract/decision.ts';
import { strings } from '#ui/core/strings.ts';

const reasons = Object.entries(strings.reasons).map(([value, label]) => ({ value, label }));

function isReason(value: unknown): value is RejectionReason {
  return typeof value === 'string' && Object.hasOwn(strings.reasons, value);
}

/** Why something is turned down, and whether that was forgotten: agents are judged by these answers, so one is always asked for. */
export function useReason() {
  const [shown, setShown] = useState<RejectionReason | null>(null);
  const [missing, setMissing] = useState(false);
  // In a HubSpot worker the press may come before the choice has been drawn.
  const chosen = useRef<RejectionReason | null>(null);
  return {
    shown,
    missing,
    choose: (reason: RejectionReason) => {
      chosen.current = reason;
      setShown(reason);
      setMissing(false);
    },
    /** The reason; where there is none yet, the select says so. */
    take: (): RejectionReason | null => {
      setMissing(chosen.current === null);
      return chosen.current;
    },
  };
}

export function ReasonSelect(props: { reason: ReturnType<typeof useReason>; label: string; name: string }) {
  const { reason, label, name } = props;
  return (
    <Select
      label={label}
      name={name}
      testId={name}
      required={true}
      options={reasons}
      {...(reason.shown === null ? {} : { value: reason.shown })}
      {...(reason.missing ? { error: true, validationMessage: strings.pickReason } : {})}
      onChange={(value) => {
        if (isReason(value)) reason.choose(value);
      }}
    />
  );
}
