const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';

const values = new Map<string, number>([
  ...units.split(' ').map((word, index): [string, number] => [word, index]),
  ...tens.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

const smallWord = `(?:${[...values.keys()].join('|')})`;
const scaleWord = '(?:hundred|thousand)';
const run = new RegExp(
  // Not behind digits: "310 thousand" is a number already.
  String.raw`(?<!\d[ -])\b(?:(?:a|${smallWord})[ -])?(?:${smallWord}|${scaleWord})(?:(?: and |[ -])(?:${smallWord}|${scaleWord}))*\b`,
  'gi',
);

/**
 * "A hundred and twenty seats" as "120 seats". Leaves a lone "one" alone ("one seat at the table"), and every run
 * that is no plain number ("two three").
 */
export function withDigits(text: string): string {
  return text.replace(run, (words) => {
    if (/^(?:a )?one$/i.test(words)) return words;
    const number = numberOf(words.toLowerCase().split(/[ -]/));
    return number === null ? words : String(number);
  });
}

function numberOf(words: readonly string[]): number | null {
  let thousands = 0;
  let hundreds = 0;
  // What the next word may be worth at most, so that "five twenty" is not read as 25.
  let room = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const value = values.get(word);
    if (word === 'a' || word === 'and') continue;
    if (word === 'hundred') {
      if (hundreds > 99) return null;
      hundreds = Math.max(hundreds, 1) * 100;
      room = 100;
    } else if (word === 'thousand') {
      if (thousands > 0) return null;
      thousands = Math.max(hundreds, 1) * 1_000;
      hundreds = 0;
      room = 1_000;
    } else if (value !== undefined) {
      if (value >= room) return null;
      hundreds += value;
      room = value >= 20 ? 10 : 1;
    }
  }
  return thousands + hundreds;
}
