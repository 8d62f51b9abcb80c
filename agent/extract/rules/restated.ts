import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CatalogueField } from '../../api-schemas.ts';
import type { ProposedValue } from '../extractor.ts';
import { type Clause, isAsserted } from '../text/clauses.ts';
import { onlyDayIn } from '../text/dates.ts';
import { moneyIn } from '../text/money.ts';
import { dayFor, literally } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';
import { sentenceCased, withoutEnd } from './wording.ts';

/** "Our product area is now Billing": whatever the field, its own label and then its value. */
export const restatedRule: Rule = (statement, { fields, occurredAt }) => {
  if (statement.isQuestion) return [];
  const lowered = statement.text.toLowerCase();
  return fields.flatMap((field): Hit[] => {
    const label = field.label.trim().toLowerCase();
    if (label.length < 4 || !lowered.includes(label)) return [];
    return statement.clauses.flatMap((clause): Hit[] => {
      if (!isAsserted(clause)) return [];
      const said = saidOf(clause, field);
      const value = said === null ? null : valueFor(field, said, occurredAt);
      if (value === null) return [];
      const rationale = `${who(statement)} states the ${field.label.toLowerCase()}.`;
      return [{ field: field.name, label: field.label, value, rationale }];
    });
  });
};

interface Said {
  readonly words: string;
  /** Says that it changed, so that it is no remark about the old value ("our website is down"). */
  readonly isNew: boolean;
}

function saidOf({ digits, text }: Clause, { label, type }: CatalogueField): Said | null {
  const verb = `(is now|are now|is|are|has changed to|changed to|was changed to|should now be|should be|will be|turned out to be|was|:)`;
  const pattern = new RegExp(
    String.raw`(?:^|\b(?:our|my|the|their|your|and|so) )${literally(label)}\s*${verb}\s+(.{1,400})$`,
    'i',
  );
  const match = pattern.exec(type === 'text' || type === 'multiline' ? text : digits);
  const [verbSaid, words] = [match?.[1]?.toLowerCase(), match?.[2]];
  if (verbSaid === undefined || words === undefined) return null;
  if (verbSaid === 'was' && !/^root cause$/i.test(label)) return null;
  return { words: withoutEnd(words), isNew: !['is', 'are'].includes(verbSaid) };
}

function valueFor(field: CatalogueField, said: Said, occurredAt: string | null): ProposedValue | null {
  const { words } = said;
  switch (field.type) {
    case 'number':
    case 'currency':
      return numberIn(field, words);
    case 'date':
    case 'datetime': {
      const day = onlyDayIn(words, occurredAt);
      return day === null ? null : dayFor(field, day.iso);
    }
    case 'boolean':
      return /^(?:yes|true)\b/i.test(words) ? true : /^(?:no|false)\b/i.test(words) ? false : null;
    case 'option':
    case 'multi_option':
      return field.options.find(({ label }) => startsWith(words, label))?.value ?? null;
    case 'email':
      return /^[^\s@<>()]+@[\w-]+(?:\.[\w-]+)+(?=$|[\s,])/.exec(words)?.[0] ?? null;
    case 'url':
      return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?(?=$|[\s,])/.exec(words)?.[0] ?? null;
    case 'phone':
      return phoneIn(words);
    case 'text':
    case 'multiline':
      return textIn(field, said);
    default:
      return null;
  }
}

function numberIn(field: CatalogueField, words: string): number | null {
  const money = moneyIn(words)[0];
  const isOfOtherCurrency = money?.currency != null && field.currency !== null && money.currency !== field.currency;
  if (isOfOtherCurrency || /\d(?: to | or |\s?[-–]\s?)\d/.test(words)) return null;
  if (money !== undefined && words.replace(/^(?:about|around|roughly) /i, '').startsWith(money.words))
    return money.amount;
  const plain = /^(?:about |around |roughly )?(\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|\s?%)/.exec(words)?.[1];
  return plain === undefined ? null : Number(plain.replaceAll(',', ''));
}

function phoneIn(words: string): string | null {
  const number = /^\+\d[\d\s().\-/]{6,22}\d/.exec(words)?.[0];
  return number !== undefined && parsePhoneNumberFromString(number)?.isPossible() === true ? number : null;
}

function textIn(field: CatalogueField, { words, isNew }: Said): string | null {
  const isJudged =
    /^(?:wrong|right|correct|incorrect|fine|good|bad|great|the same|unchanged|still|missing|empty|unclear|important|very |too |so |what |how |when |where |all |to be )/i;
  if (isJudged.test(words) || words.length > (field.lengthMax ?? 300)) return null;
  const isPhrase = field.type === 'multiline' && words.split(' ').length >= 3 && !/^an? /i.test(words);
  const isNamed = /^[\p{Lu}\p{N}]/u.test(words) || isPhrase;
  return isNew || isNamed ? sentenceCased(words) : null;
}

function startsWith(words: string, label: string): boolean {
  return new RegExp(String.raw`^(?:the |an? )?${literally(label)}(?![\p{L}\p{N}])`, 'iu').test(words);
}
