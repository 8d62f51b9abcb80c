import type { RuleChoices } from '#ui/core/rule-choices-api.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

// What a rule names stays on offer when the CRM or the list of agents no longer has it: an edit must not drop it silently.

export function objectOptions(known: RuleChoices | null, chosen: string): Option[] {
  const names = known?.objectTypes ?? [];
  return (names.includes(chosen) ? names : [chosen, ...names]).map((name) => ({ value: name, label: name }));
}

export function fieldOptions(known: RuleChoices | null, chosen: readonly string[]): Option[] {
  const fields = (known?.fields ?? []).map(({ name, label }) => ({ value: name, label: `${label} (${name})` }));
  return withMissing(fields, chosen, (name) => name);
}

export function agentOptions(known: RuleChoices, chosen: readonly string[]): Option[] {
  return withMissing(
    known.agents.map(({ id, name }) => ({ value: id, label: name })),
    chosen,
    words.agentGone,
  );
}

function withMissing(
  options: readonly Option[],
  chosen: readonly string[],
  nameOf: (value: string) => string,
): Option[] {
  const missing = chosen.filter((value) => value !== '' && !options.some((option) => option.value === value));
  return [...missing.map((value) => ({ value, label: nameOf(value) })), ...options];
}
