import { plural } from './plural.ts';

/** The words that every screen about the draft shares. */
export const policyStrings = {
  part: {
    loading: 'Loading the allowlist',
    failedTitle: 'The allowlist could not be loaded',
    forbiddenTitle: 'You may not see the draft',
    forbiddenText: 'Ask an administrator of Fieldward for a role that may read it.',
  },
  bar: {
    title: (differences: number) =>
      differences === 0
        ? 'A draft that changes nothing yet'
        : `A draft with ${plural(differences, 'change', 'changes')}: not in force yet`,
    waiting: 'A draft waits for a second person',
    saved: (by: string, when: string) =>
      `Saved by ${by}, ${when}. Agents and people see nothing of it until it is published.`,
    hindered: (problems: number) => `${plural(problems, 'thing', 'things')} to put right before it can be published.`,
    review: 'Review and publish',
    look: 'Look at it',
  },
  fields: { intro: 'Which fields agents may suggest values for. What is not listed is refused.' },
  rules: { intro: 'Conditions beside the allowlist. A rule can only make things stricter.' },
  publish: { intro: 'What the draft changes, what it would have done, and the versions before.' },
};
