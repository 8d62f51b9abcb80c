import type { LoadProblem } from '#ui/core/load-problem.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';

/** Why setting or lifting a pause did not work; after silence, nobody knows whether it did. */
export function troubleText(problem: LoadProblem): string {
  const { unknownText, failedText } = settingsStrings.pauses;
  return problem.kind === 'offline' ? unknownText : (problem.message ?? failedText);
}
