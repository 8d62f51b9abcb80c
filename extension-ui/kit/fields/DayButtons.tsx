import type { BaseDate, DateInputProps } from '@hubspot/ui-extensions';

type DayButtonsProps = Pick<DateInputProps, 'todayButtonLabel' | 'clearButtonLabel' | 'readOnly'> & {
  onPick(day: BaseDate | null): void;
};

/** The buttons of HubSpot's calendar, beside the field; each only where the card names it. */
export function DayButtons({ todayButtonLabel, clearButtonLabel, readOnly = false, onPick }: DayButtonsProps) {
  if (readOnly) return null;
  return (
    <>
      {todayButtonLabel && (
        <button type="button" className="fw-text-button" onClick={() => onPick(today())}>
          {todayButtonLabel}
        </button>
      )}
      {clearButtonLabel && (
        <button type="button" className="fw-text-button" onClick={() => onPick(null)}>
          {clearButtonLabel}
        </button>
      )}
    </>
  );
}

/** In the reader's own time zone, as `timezone: 'userTz'` says; the kit knows no portal. */
function today(): BaseDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth(), date: now.getDate() };
}
