const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Every word of the list of waiting suggestions. */
export const waitingStrings = {
  title: (suggestions: number, records: number) =>
    `${plural(suggestions, 'suggestion waits', 'suggestions wait')} on ${plural(records, 'record', 'records')}`,
  intro: (asked: number) =>
    `You selected ${plural(asked, 'record', 'records')}. Open one to read the words behind each suggestion and decide.`,
  loading: 'Looking for waiting suggestions',
  failedTitle: 'The waiting suggestions could not be loaded',
  offlineText: 'Check your connection and try again.',
  forbiddenTitle: 'You have no access to suggestions',
  emptyTitle: 'Nothing waits on these records',
  emptyText: (asked: number) =>
    `None of the ${plural(asked, 'selected record', 'selected records')} has a suggestion that waits for a decision.`,
  noneTitle: 'No record is selected',
  noneText: 'Select records in the list and choose this action again.',
  record: 'Record',
  waiting: 'Waiting',
  untitled: (id: string) => `Record ${id}`,
  refresh: 'Refresh',
  together: (count: number) => `Approve ${plural(count, 'suggestion', 'suggestions')} together`,
  togetherHint: 'You see first what each would change. What asks for a look of its own stays on its record.',
  togetherFailed: 'The batch could not be made',
} as const;
