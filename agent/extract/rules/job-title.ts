import { isAsserted } from '../text/clauses.ts';
import { fieldFor } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

// Only the first person: "Priya is our new CFO" leaves open whose record this is.
const announcements = [
  /\bI(?:['’]ve| have) (?:just |recently |now |actually )*(?:moved (?:in)?to|moved up to|moved over to|stepped (?:in)?to|stepped up as|been promoted to|been made|become|taken over as|started as|taken on)(?: the role of| be| being)?\s+/giu,
  /\bI was (?:just |recently )?(?:promoted to|made)\s+/giu,
  /\bI(?:['’]m| am) now\s+/giu,
  /\bI now work as\s+/giu,
  /\bmy (?:new |current |official |job )*(?:title|role|position) (?:is now|has changed to|changed to|changes to|is)\s+/giu,
];

const role =
  /\b(?:head|director|vice president|[es]?vp|chief|manager|lead|officer|president|partner|analyst|engineer|coordinator|specialist|architect|consultant|controller|buyer|administrator|supervisor|c[efotmirs]o|founder|owner|executive|principal|advis[eo]r|planner|representative|associate|assistant|developer|designer|scientist|accountant|technician|counsel|treasurer|dispatcher)\b/i;
const capital = String.raw`\p{Lu}[\p{L}\p{N}&/-]*`;
const written = new RegExp(`^${capital}(?: (?:(?:of|and|&|the) )*${capital})*`, 'u');
const spoken =
  /^(?:head|director|vice president|vp) of (?:global |group |customer |field |people |product |sales |supply |it )?[a-z]+/;
const sentenceGoesOn = /^\s+(?:is|are|will|has|have|takes|took|runs|he|she|they)\b/;

/** "I've moved to Head of Operations." */
export const jobTitleRule: Rule = (statement, { fields }) => {
  const field = fieldFor(fields, 'jobTitle');
  if (field === null || statement.isQuestion || !statement.clauses.every(isAsserted)) return [];
  return announcements.flatMap((announcement) =>
    [...statement.text.matchAll(announcement)].flatMap((match): Hit[] => {
      const value = titleIn(statement.text.slice(match.index + match[0].length));
      if (value === null) return [];
      const rationale = `${who(statement)} announces the job title ${value}.`;
      return [{ field: field.name, label: field.label, value, rationale }];
    }),
  );
};

function titleIn(text: string): string | null {
  const rest = text.replace(/^(?:the |our |an? |new )+/i, '');
  const match = written.exec(rest) ?? spoken.exec(rest);
  if (match === null) return null;
  const goesOn = sentenceGoesOn.test(rest.slice(match[0].length));
  const title = goesOn ? match[0].replace(/ and [^&]*$/, '') : match[0];
  if (!role.test(title) || title.length > 100) return null;
  return /^\p{Ll}/u.test(title) ? titleCased(title) : title;
}

function titleCased(title: string): string {
  return title
    .replace(/\b(?:vp|it)\b/g, (word) => word.toUpperCase())
    .replace(/\b(?!of\b)[a-z]/g, (letter) => letter.toUpperCase());
}
