import type { BaseTime, TimeInputProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { useEchoed } from '../base/use-echoed.ts';
import { ChevronDown } from '../icons/kit-icons.ts';
import { useKitSettings } from '../kit-settings.ts';
import { Field } from './Field.tsx';
import { useFormValue } from './form-context.ts';
import { formatTime, offeredTimes } from './time-options.ts';

/** A time of day, chosen from steps of `interval` minutes; a value between the steps is offered too. */
export function TimeInput(props: TimeInputProps) {
  const { name, value, defaultValue, min, max, interval = 30, readOnly = false, testId } = props;
  const { locale } = useKitSettings();
  const [time, setTime] = useEchoed<BaseTime | null>(value, defaultValue ?? null, props.onChange !== undefined);
  useFormValue(name, time ?? undefined);
  const offered = offeredTimes({ interval, min, max, chosen: time });
  return (
    <Field {...props}>
      {(ids) => (
        <span className="fw-select">
          <select
            {...ids}
            className="fw-input"
            name={name}
            disabled={readOnly}
            value={time === null ? '' : String(offered.findIndex((other) => sameTime(other, time)))}
            data-testid={testId}
            onChange={(event) => {
              const picked = offered[Number(event.currentTarget.value)];
              if (picked === undefined) return;
              setTime(picked);
              void callHandler(props.onChange, picked);
            }}
            onFocus={() => time && void callHandler(props.onFocus, time)}
            onBlur={() => time && void callHandler(props.onBlur, time)}
          >
            {time === null && <option value="">Select a time</option>}
            {offered.map((other, index) => (
              <option key={`${other.hours}:${other.minutes}`} value={index}>
                {formatTime(other, locale)}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden size={16} className="fw-select-sign" />
        </span>
      )}
    </Field>
  );
}

function sameTime(a: BaseTime, b: BaseTime): boolean {
  return a.hours === b.hours && a.minutes === b.minutes;
}
