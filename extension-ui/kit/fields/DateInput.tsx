import type { BaseDate, DateInputEventsPayload, DateInputProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { useDraft } from '../base/use-draft.ts';
import { useKitSettings } from '../kit-settings.ts';
import { DayButtons } from './DayButtons.tsx';
import { dayPayload, dayText, formatDay, parseDay } from './day-text.ts';
import { Field } from './Field.tsx';
import { useFormValue } from './form-context.ts';

/** The SDK types a day; an emptied field has none. */
type MayBeEmpty = ((value: DateInputEventsPayload | null) => void) | undefined;

/** A day, in the browser's own date field. Reports `{year, month (0 = January), date, formattedDate}`. */
export function DateInput(props: DateInputProps) {
  const { format = 'short', min, max, readOnly, name, value, defaultValue, testId } = props;
  const { locale } = useKitSettings();
  const draft = useDraft(dayText(value ?? defaultValue));
  const day = parseDay(draft.text);
  const payload = (picked: BaseDate | null) => (picked === null ? null : dayPayload(picked, format, locale));
  useFormValue(name, payload(day) ?? undefined);
  const commit = () => {
    const text = draft.commit();
    if (text !== null) void callHandler(props.onChange as MayBeEmpty, payload(parseDay(text)));
  };
  const take = (text: string) => {
    draft.type(text);
    // Each digit of a year makes a valid date (0002, 0020): only a whole year is worth reporting before the blur.
    const picked = parseDay(text);
    if (picked === null || picked.year >= 1000) commit();
  };
  return (
    <Field {...props} problem={outOfRange(day, props, format, locale)}>
      {(ids) => (
        <span className="fw-day">
          <input
            {...ids}
            type="date"
            className="fw-input"
            name={name}
            value={draft.text}
            min={dayText(min) || undefined}
            max={dayText(max) || undefined}
            readOnly={readOnly}
            data-testid={testId}
            onChange={(event) => take(event.currentTarget.value)}
            onFocus={() => {
              draft.setFocused(true);
              void callHandler(props.onFocus as MayBeEmpty, payload(day));
            }}
            onBlur={() => {
              draft.setFocused(false);
              commit();
              void callHandler(props.onBlur as MayBeEmpty, payload(day));
            }}
          />
          <DayButtons {...props} onPick={(picked) => take(dayText(picked))} />
        </span>
      )}
    </Field>
  );
}

function outOfRange(
  day: BaseDate | null,
  props: DateInputProps,
  format: NonNullable<DateInputProps['format']>,
  locale: string,
) {
  const { min, max, minValidationMessage, maxValidationMessage } = props;
  if (day === null) return null;
  if (min && dayText(day) < dayText(min))
    return minValidationMessage ?? `Not before ${formatDay(min, format, locale)}.`;
  if (max && dayText(day) > dayText(max)) return maxValidationMessage ?? `Not after ${formatDay(max, format, locale)}.`;
  return null;
}
