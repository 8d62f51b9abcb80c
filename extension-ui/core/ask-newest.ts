/**
 * Asks one question at a time. While an answer is on its way only the newest question waits; an answer to a question
 * that is no longer the newest is dropped.
 */
export function askNewest<Q, A>(
  ask: (question: Q) => Promise<A>,
  onAnswer: (answer: A) => void,
): (question: Q) => void {
  let waiting: { readonly question: Q } | null = null;
  let busy = false;
  const run = async () => {
    busy = true;
    while (waiting !== null) {
      const { question }: { readonly question: Q } = waiting;
      waiting = null;
      const answer = await ask(question);
      if (waiting === null) onAnswer(answer);
    }
    busy = false;
  };
  return (question) => {
    waiting = { question };
    if (!busy) void run();
  };
}
