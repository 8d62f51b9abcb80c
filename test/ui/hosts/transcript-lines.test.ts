import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptLines } from '#ui/hosts/sandbox/shell/transcript/transcript-lines.ts';

describe('a transcript on the timeline', () => {
  it('is split into who said what and when', () => {
    const text = '[00:04] Maya Lindqvist: Hello.\nJonas Ødegård (01:10): Hi: there.\n12:30 Ana: Bye.';
    expect(transcriptLines(text)).toEqual([
      { speaker: 'Maya Lindqvist', time: '00:04', text: 'Hello.' },
      { speaker: 'Jonas Ødegård', time: '01:10', text: 'Hi: there.' },
      { speaker: 'Ana', time: '12:30', text: 'Bye.' },
    ]);
  });

  it('gives a line without a speaker to whoever spoke before, and leaves the first one alone', () => {
    expect(transcriptLines('Recorded on Monday\nMaya: One\ntwo')).toEqual([
      { speaker: null, time: null, text: 'Recorded on Monday' },
      { speaker: 'Maya', time: null, text: 'One two' },
    ]);
  });

  it('loses no word, whatever the text', () => {
    const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? [];
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '7', ':', ' ', '\n', '[', ']', '(', ')', '\r') }),
        (text) => {
          const lines = transcriptLines(text);
          const shown = lines
            .map(({ speaker, time, text: said }) => `${time ?? ''} ${speaker ?? ''} ${said}`)
            .join(' ');
          expect(words(shown).sort()).toEqual(words(text).sort());
        },
      ),
    );
  });
});
