import { describe, expect, it } from 'vitest';
import { askNewest } from '#ui/core/ask-newest.ts';

describe('asking the newest', () => {
  it('leaves out what was asked and overtaken while an answer was on its way', async () => {
    const answers: ((answer: string) => void)[] = [];
    const asked: number[] = [];
    const told: string[] = [];
    const last = Promise.withResolvers<void>();
    const ask = askNewest(
      (question: number) => {
        asked.push(question);
        const { promise, resolve } = Promise.withResolvers<string>();
        answers.push(resolve);
        return promise;
      },
      (answer) => {
        told.push(answer);
        last.resolve();
      },
    );
    ask(1);
    ask(2);
    ask(3);
    answers[0]?.('one');
    await Promise.resolve();
    await Promise.resolve();
    answers[1]?.('three');
    await last.promise;
    expect(asked).toEqual([1, 3]);
    expect(told).toEqual(['three']);
  });
});
