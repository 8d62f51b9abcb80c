/** What the panel says besides the screens that it carries. */
export const words = {
  waiting: 'Waiting for Salesforce',
  notFramedTitle: 'Open this in Salesforce',
  notFramedText: 'Fieldward shows suggestions on Salesforce record pages, and only there.',
  silentTitle: 'Salesforce did not answer',
  silentText: 'Reload the record page. If that does not help, tell your Salesforce admin.',
  endedTitle: 'The connection to this page was closed',
  endedText: 'The page connected to Fieldward twice. Reload the record page.',
  signInEnded: 'Your sign-in has ended. Reload the record page to go on.',
  log: 'Log',
  back: 'Back to suggestions',
} as const;
