import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

type Answer = { readonly answer: unknown } | { readonly error: string };

/** A part of a bench in a process of its own, so that it does not spend the time of what is measured. */
export class BenchProcess {
  readonly #child: ChildProcess;
  #end: Promise<unknown>;

  /** @param setUp handed over as JSON */
  constructor(role: string, setUp: object) {
    const main = path.join(import.meta.dirname, 'main.ts');
    this.#child = fork(main, [role, JSON.stringify(setUp)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#end = once(this.#child, 'exit');
  }

  /** One question at a time. @throws when the process fails or ends instead of answering */
  async ask<T>(question: unknown): Promise<T> {
    const answered = once(this.#child, 'message').then(([message]) => message as Answer);
    this.#child.send({ question });
    const ended = this.#end.then((): Answer => ({ error: 'the process ended' }));
    const answer = await Promise.race([answered, ended]);
    if ('error' in answer) throw new Error(answer.error);
    return answer.answer as T;
  }

  async close(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#end;
  }
}

/** The other side: answers the process that started this one until that lets go, then cleans up. */
export async function answerQuestions(
  handle: (question: unknown) => Promise<unknown>,
  close: () => Promise<void>,
): Promise<void> {
  process.on('message', ({ question }: { question: unknown }) => {
    handle(question).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : 'failed' }),
    );
  });
  await once(process, 'disconnect');
  await close();
}
