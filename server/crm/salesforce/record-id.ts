const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * A record id in its 18 characters, the form in which a record has one identity here. People's addresses and older
 * tools hold 15: those are widened; the last three characters tell which letters are capitals.
 * @returns `null` for anything that is no id, or whose last three characters do not fit the rest
 */
export function recordIdOf(text: string): string | null {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(text)) return null;
  const short = text.slice(0, 15);
  const whole = short + checkOf(short);
  return text.length === 15 || text === whole ? whole : null;
}

function checkOf(short: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...short.slice(start, start + 5)].map((sign, place) => (/[A-Z]/.test(sign) ? 2 ** place : 0));
      return signs[bits.reduce((sum, bit) => sum + bit, 0)] ?? '';
    })
    .join('');
}
