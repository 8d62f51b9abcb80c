import { withDigits } from './number-words.ts';

/** A part of a sentence that stands for itself, so that "not 50 seats but 120" is not one muddle. */
export interface Clause {
  readonly text: string;
  /** The same with number words as digits, for looking only. */
  readonly digits: string;
  /** Says that something is not so. */
  readonly isNegated: boolean;
  /** Says what might be. */
  readonly isHedged: boolean;
  /** Says what was. */
  readonly isPast: boolean;
}

const boundary =
  /;\s+|\s+[–—-]\s+|\s+(?=(?:instead of|rather than)\s)|,?\s+(?:but|however|although|though|whereas|while)\s+|,\s+(?=(?:and|so|not|no|it['’]?s|it (?:is|was)|that['’]?s|we|we['’]\w+|i|i['’]\w+|they|he|she|you|then|instead|rather|which|who|since|because|if|unless|once|actually|please|call|use|next)\b)/i;

const negation =
  /\b(?:not|never|no longer|no|none|without|neither|nor|cannot|nobody|nothing|instead of|rather than|hardly|refused|declined|rejected)\b|n['’]t\b/i;
/** Words that hold a negation and deny nothing. */
const noNegation =
  /\b(?:not only|no problem|no doubt|not a problem|no worries|no more than|no later than|not later than|why not|(?:do not|don['’]t) forget|can['’]t wait|no question|no need to worry|no,|no\. )/gi;

const hedge =
  /\b(?:if|unless|suppose|supposing|assum(?:e|ing)|might|maybe|perhaps|possibly|could|would(?! (?:like|love|prefer|want|need))|hypothetically|for example|for instance|(?:let['’]?s )?say (?:we|i|you|they|it)|what if|whether|wish|imagine|not sure|unsure|no idea|depends|depending)\b/i;

const past =
  /\b(?:used to|previously|formerly|last (?:year|quarter|month|week|time)|back (?:in|then)|originally|initially|at first|in the past|(?:years?|months?|weeks?) ago|was going to|old|former|anymore|any more|until (?:now|recently))\b/i;

/** @param text one sentence, white space as single spaces */
export function clausesOf(text: string): Clause[] {
  return text
    .split(boundary)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const plain = part.replace(noNegation, ' ');
      return {
        text: part,
        digits: withDigits(part),
        isNegated: negation.test(plain),
        isHedged: hedge.test(plain),
        isPast: past.test(plain),
      };
    });
}

/** States that something is so, today. */
export function isAsserted(clause: Clause): boolean {
  return !clause.isNegated && !clause.isHedged && !clause.isPast;
}
