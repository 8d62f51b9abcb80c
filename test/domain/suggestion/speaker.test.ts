import { describe, expect, it } from 'vitest';
import { speakerAt } from '#domain/suggestion/speaker.ts';

const transcript = `[00:12] Maya Lindqvist: Hello there,
this is still me.
Jonas Berg (00:12:05): We have forty seats.
Ada van Dijk  00:13
Then we talked about the plan.
Note: nothing was signed.
Speaker 2: Fine.
Zoë O'Neill-Brandt (Fjordline): The renewal is in May: really.`;

function saying(words: string) {
  return speakerAt(transcript, transcript.indexOf(words));
}

describe('speakerAt', () => {
  it('reads a time before the name, and keeps the speaker for the lines that follow', () => {
    expect(saying('Hello')).toEqual({ speaker: 'Maya Lindqvist', at: '00:12' });
    expect(saying('still me')).toEqual({ speaker: 'Maya Lindqvist', at: '00:12' });
  });

  it('reads a time after the name', () => {
    expect(saying('forty')).toEqual({ speaker: 'Jonas Berg', at: '00:12:05' });
  });

  it('reads a name and a time on a line of their own, and takes no heading for a speaker', () => {
    expect(saying('the plan')).toEqual({ speaker: 'Ada van Dijk', at: '00:13' });
    expect(saying('signed')).toEqual({ speaker: 'Ada van Dijk', at: '00:13' });
  });

  it('reads numbered speakers and a company after the name', () => {
    expect(saying('Fine')).toEqual({ speaker: 'Speaker 2', at: null });
    expect(saying('in May')).toEqual({ speaker: "Zoë O'Neill-Brandt", at: null });
  });

  it('says nothing where the text names nobody', () => {
    const letter = 'We met at 10:30 and agreed: forty seats.\nSee https://fjordline.example for more.';
    expect(speakerAt(letter, letter.indexOf('forty'))).toEqual({ speaker: null, at: null });
    expect(speakerAt(letter, letter.length)).toEqual({ speaker: null, at: null });
    expect(speakerAt('', 0)).toEqual({ speaker: null, at: null });
  });

  it('looks back only so far for a speaker', () => {
    const text = `Maya Lindqvist: Hello.\n${'and so on\n'.repeat(5_000)}the end`;
    expect(speakerAt(text, text.length - 3)).toEqual({ speaker: null, at: null });
  });
});
