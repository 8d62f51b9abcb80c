import { Select } from '@hubspot/ui-extensions';
import { keyStrings as words } from '#ui/core/key-strings.ts';

/** How long a new key holds. */
export function KeyDays({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  return (
    <Select
      label={words.days}
      name="days"
      testId="key-days"
      value={days}
      onChange={(value) => onDays(Number(value))}
      options={choicesOf(words.dayChoices)}
    />
  );
}

/** The options of a list of numbers, each with its words. */
export function choicesOf(choices: Readonly<Record<number, string>>): { value: number; label: string }[] {
  return Object.entries(choices).map(([value, label]) => ({ value: Number(value), label }));
}
