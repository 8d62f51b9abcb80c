const tones = ['#5c4b99', '#00697b', '#8c3b1f', '#2f6b3a', '#8a2b5d', '#33527a'];

/** Initials on a colour that stays the same for the same name. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' | 'large' }) {
  const words = name.split(/[\s–-]+/).filter(Boolean);
  const initials = `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words[1]?.[0] ?? '') : ''}`.toUpperCase();
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return (
    <span className={`sb-avatar sb-avatar-${size}`} style={{ backgroundColor: tones[sum % tones.length] }} aria-hidden>
      {initials}
    </span>
  );
}
