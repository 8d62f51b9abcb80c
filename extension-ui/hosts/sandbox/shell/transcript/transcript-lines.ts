export interface TranscriptLine {
  speaker: string | null;
  time: string | null;
  text: string;
}

const spoken =
  /^(?:\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?)\]?\s+)?(?<speaker>[\p{L}][^:\n]{0,48}?)(?:\s+[[(](?<after>\d{1,2}:\d{2}(?::\d{2})?)[\])])?:\s+(?<text>.*)$/u;

/** Splits a transcript into who said what; a line without a speaker continues the one before it, or stands alone. */
export function transcriptLines(text: string): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  for (const line of text.split(/\r?\n/).filter((part) => part.trim() !== '')) {
    const groups = spoken.exec(line.trim())?.groups;
    const before = lines.at(-1);
    if (groups?.speaker) {
      const time = groups.time ?? groups.after ?? null;
      lines.push({ speaker: groups.speaker, time, text: groups.text ?? '' });
    } else if (before?.speaker) {
      before.text += ` ${line.trim()}`;
    } else {
      lines.push({ speaker: null, time: null, text: line.trim() });
    }
  }
  return lines;
}
