/** What becomes of a suggestion under a policy. */
export const standings = ['blocked', 'review', 'second_person', 'auto'] as const;
export type Standing = (typeof standings)[number];
