/** As many connections for the intake as for the inserts that it is compared with. */
export const lanes = 4;

/** Works through a list, so many at a time, each lane with its number. @returns milliseconds */
export async function inLanes<T>(work: readonly T[], act: (one: T, lane: number) => Promise<void>): Promise<number> {
  let next = 0;
  const follow = async (lane: number) => {
    for (let index = next++; index < work.length; index = next++) {
      const one = work[index];
      if (one !== undefined) await act(one, lane);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => follow(lane)));
  return performance.now() - started;
}
