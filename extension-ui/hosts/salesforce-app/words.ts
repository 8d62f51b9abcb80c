/** What Fieldward's own page says besides the screens that it carries. */
export const words = {
  settings: 'Settings',
  queue: 'Queue',
  log: 'Log',
  notForYouTitle: 'This page is for those who run Fieldward',
  notForYouText: 'Suggestions for your records stand on the records themselves. Settings are for admins and sales ops.',
} as const;
