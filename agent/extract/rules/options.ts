import type { CatalogueField } from '../../api-schemas.ts';
import { type Clause, isAsserted } from '../text/clauses.ts';
import { fieldFor, literally } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

/** Words of a label that say nothing about what the field holds. */
const empty = new Set(
  'a an the of to for and or in on by is type status level category name primary preferred main current hs deal contact company ticket account opportunity lead source'.split(
    ' ',
  ),
);
/** Other words for the same thing, as people say it on the phone. */
const alsoSaid = new Map([
  ['timeframe', 'timeframe|time frame|timeline|decide|decision'],
  ['decision', 'decide|decision'],
  ['industry', 'industry|sector|business'],
  ['language', 'language|prefer|rather|please write|speak with me in|in writing|documentation|emails'],
  ['priority', 'priority'],
]);
/** At most so many words between an option and the word of the label. */
const gapMax = 3;

/** "This is a high priority for us": an option's label close to the words of the field's label. */
export const optionRule: Rule = (statement, { fields }) => {
  if (statement.isQuestion) return [];
  const competitors = fieldFor(fields, 'competitors');
  const near = fields.flatMap((field) => {
    if (field.type !== 'option' || field === competitors) return [];
    const cue = cueOf(field);
    if (cue === null || !new RegExp(cue, 'i').test(statement.text)) return [];
    return statement.clauses.flatMap((clause) => {
      const option = isAsserted(clause) ? onlyOptionNear(clause, field, cue) : null;
      return option === null ? [] : [{ field, option }];
    });
  });
  return near
    .filter(({ field, option }) => {
      const twins = near.filter((other) => other.option.label === option.label).map((other) => other.field);
      return closestTo(statement.text, twins) === field;
    })
    .map(({ field, option }): Hit => {
      const rationale = `${who(statement)} says "${option.label}" about the ${field.label.toLowerCase()}.`;
      return { field: field.name, label: field.label, value: option.value, rationale };
    });
};

/** "Preferred language" and "Preferred language for documents" offer the same: the words of the sentence decide. */
function closestTo(sentence: string, twins: readonly CatalogueField[]): CatalogueField | undefined {
  const lowered = sentence.toLowerCase();
  const shared = ({ label }: CatalogueField) =>
    (label.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => lowered.includes(word.slice(0, 6))).length;
  return twins.toSorted((a, b) => shared(b) - shared(a) || a.label.length - b.label.length)[0];
}

function cueOf({ label }: CatalogueField): string | null {
  const words = label.toLowerCase().match(/[\p{L}]{4,}/gu) ?? [];
  const cues = words.filter((word) => !empty.has(word)).map((word) => alsoSaid.get(word) ?? `${literally(word)}s?`);
  return cues.length === 0 ? null : cues.join('|');
}

/** Two options in one clause leave open which is meant, unless one holds the other ("Within 3 months"). */
function onlyOptionNear(
  { text, digits }: Clause,
  field: CatalogueField,
  cue: string,
): { value: string; label: string } | null {
  const named = field.options.filter(
    ({ label }) => label.length > 1 && (isNear(text, label, cue) || isNear(digits, label, cue)),
  );
  const longest = named.toSorted((a, b) => b.label.length - a.label.length)[0];
  if (longest === undefined) return null;
  const isWithin = ({ label }: { label: string }) => longest.label.toLowerCase().includes(label.toLowerCase());
  return named.every(isWithin) ? longest : null;
}

function isNear(text: string, optionLabel: string, cue: string): boolean {
  if (!text.toLowerCase().includes(optionLabel.trim().toLowerCase())) return false;
  const option = String.raw`(?<![\p{L}\p{N}])${literally(optionLabel)}(?![\p{L}\p{N}])`;
  const word = String.raw`(?<![\p{L}\p{N}])(?:${cue})(?![\p{L}\p{N}])`;
  const gap = String.raw`(?:[\s,:"'-]+(?:[\p{L}\p{N}'’]+[\s,:"'-]+){0,${gapMax}})`;
  return new RegExp(`${option}${gap}${word}|${word}${gap}${option}`, 'iu').test(text);
}
