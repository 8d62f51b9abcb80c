const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three characters that make a 15-character id safe where case is lost: one bit for each upper-case letter. */
function suffixOf(id: string): string {
  return [0, 5, 10]
    .map((from) => {
      const bits = [...id.slice(from, from + 5)].map((sign, index) => (sign >= 'A' && sign <= 'Z' ? 1 << index : 0));
      return alphabet[bits.reduce((sum, bit) => sum + bit, 0)];
    })
    .join('');
}

/** @returns the id in 18 characters, or undefined when it is no id */
export function longId(id: string): string | undefined {
  if (/^[a-zA-Z0-9]{15}$/.test(id)) return id + suffixOf(id);
  if (!/^[a-zA-Z0-9]{18}$/.test(id)) return undefined;
  // An 18-character id holds its own case: one that lost it is read all the same.
  return restored(id);
}

function restored(id: string): string | undefined {
  const suffix = id.slice(15).toUpperCase();
  const letters = [...id.slice(0, 15)].map((sign, index) => {
    const bits = alphabet.indexOf(suffix[Math.floor(index / 5)] ?? '');
    return (bits >> (index % 5)) & 1 ? sign.toUpperCase() : sign.toLowerCase();
  });
  const short = letters.join('');
  return suffixOf(short) === suffix ? short + suffix : undefined;
}
