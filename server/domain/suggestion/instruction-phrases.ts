/**
 * Phrases with which a text speaks to a machine instead of a reader. The list catches the lazy and shows the reviewer
 * where to look; it stops nobody who words it differently, and nothing relies on it.
 */
const phrases: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|every|of|the|your|my|these|those|previous|prior|above|earlier|preceding|existing|current|system|other)\s+){1,5}(?:instruction|rule|prompt|guideline|polic(?:y|ies)|direction|command|restriction)/,
  /\b(?:system|developer|hidden)\s+(?:prompt|message|instruction)/,
  /\byou\s+are\s+now\b/,
  /\b(?:new|updated|real|actual)\s+(?:system\s+)?instructions?\s*(?::|are\b|follow\b)/,
  /\b(?:pretend|act)\s+(?:to\s+be|as\s+if|as\s+an?\s+(?:ai|assistant|agent|admin|system|developer|unrestricted))\b/,
  /\b(?:attention|note|message|instructions?|dear)\s+(?:to|for)?\s*(?:the\s+)?(?:ai|llm|language model|chatbot)s?\b/,
  /\bas\s+an\s+ai\b/,
  /\bif\s+you\s+are\s+an?\s+(?:ai|llm|language model|assistant|bot)\b/,
  /\bdo\s+not\s+(?:tell|inform|mention|show|reveal|alert|notify)\b.{0,40}\b(?:user|human|reviewer)\b/,
  /\b(?:approve|accept|apply)\s+(?:it|this|all|everything|every|these)\b.{0,40}\b(?:automatically|without\s+(?:review|asking|approval|confirmation))/,
  /\b(?:set|change|update|overwrite|write|assign)\s+(?:the\s+)?(?:field\s+|property\s+)?[`"']?[a-z][a-z0-9]*(?:_[a-z0-9]+)+[`"']?\s*(?:to\b|=|:)/,
  /\b(?:call|invoke|run|execute)\s+(?:the\s+following\s+(?:tool|function|command|api)|the\s+tool)\b/,
  /\b(?:jailbreak|prompt injection|dan mode|developer mode)\b/,
  /<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?inst\]|<<\/?sys>>|###\s*(?:instruction|system)/,
  /(?:^|\n) ?(?:system|assistant|developer) ?:/,
  /\bignorier(?:e|en|t)?\s+(?:sie\s+)?(?:alle\s+)?(?:vorherigen|bisherigen|obigen)\s+(?:anweisung|regel)/,
  /\bignorez\s+(?:toutes\s+)?les\s+(?:instructions|consignes|regles)/,
  /\bignor[ae]n?\s+(?:todas\s+)?las\s+(?:instrucciones|reglas)/,
];

/**
 * The instruction-like phrases of a text.
 * @param readable lower case, look-alike and invisible characters resolved, white space one unit wide
 */
export function instructionPhrases(readable: string): string[] {
  return phrases.flatMap((phrase) => phrase.exec(readable)?.[0].replace(/\s+/g, ' ').trim() ?? []);
}
