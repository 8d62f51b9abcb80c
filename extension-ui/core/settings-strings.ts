const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Every word of the settings screen. */
export const settingsStrings = {
  title: 'Fieldward settings',
  intro: 'What agents may suggest, who may do what, and how Fieldward is connected.',
  loading: 'Loading the settings',
  refresh: 'Refresh',
  staleTitle: 'This could not be read again',
  staleText: 'No answer came from Fieldward. What you see is from before.',
  parts: {
    overview: 'Overview',
    fields: 'Fields',
    rules: 'Rules',
    publish: 'Publish',
    people: 'People',
    agents: 'Agents and keys',
    access: 'Access',
    connection: 'Connection',
    privacy: 'Privacy',
  },
  openConsole: 'Open console',
  consoleReady: 'Go to the console',
  consoleFailedTitle: 'The console could not be opened',
  failedTitle: 'The settings could not be loaded',
  offlineText: 'Check your connection and try again.',
  forbiddenTitle: 'You have no access to the settings',
  forbiddenText: 'Ask an administrator of Fieldward for a role that may read them.',

  overview: { intro: 'What is in force now.' },

  connection: {
    title: 'Connection',
    crm: 'CRM',
    account: 'Account',
    renewed: 'Access last renewed',
    noneTitle: 'No CRM account is connected',
    noneText: (crm: string) =>
      `An administrator connects one at the address of your Fieldward server, followed by /oauth/${crm}/install.`,
    unreachable: (crm: string) => `${crm} could not be read, so fields are shown by their API names only.`,
  },

  pauses: {
    title: 'Pauses in force',
    none: 'Nothing is paused.',
    everything: 'Everything',
    what: 'What is on hold',
    reason: 'Reason',
    who: 'Set by',
    since: 'Since',
    held: 'Holds back',
    holds: (writes: number, suggestions: number) =>
      `${plural(suggestions, 'suggestion', 'suggestions')}, ${plural(writes, 'write', 'writes')}`,
    action: 'Action',
    agent: (name: string) => `agent ${name}`,
    object: (name: string) => `object ${name}`,
    field: (name: string) => `field ${name}`,
    lift: 'Lift',
    liftOf: (what: string) => `the pause of ${what}`,
    pausePart: 'Pause a part',
    pausePartTitle: 'Pause an agent, an object or a field',
    pausePartConfirm: 'Pause it now',
    pausePartText: 'Nothing of it is written to the CRM until the pause is lifted. Suggestions are kept.',
    partLegend: 'What to pause',
    parts: { agent: 'One agent', object: 'One object', field: 'One field' },
    partAgent: 'Agent',
    partObject: 'Object',
    partField: 'Field',
    partMissing: 'Choose what to pause.',
    choicesLoading: 'Reading what there is to pause',
    setPartTitle: (what: string) => `Paused: ${what}`,
    pauseAll: 'Pause everything',
    pauseAllText: 'Nothing is written to the CRM until the pause is lifted. Suggestions are kept.',
    reasonLabel: 'Why',
    reasonHelp: 'Everybody who opens a record reads this.',
    reasonMissing: 'Write down why, so that others know when to lift it.',
    confirm: 'Pause everything now',
    cancel: 'Cancel',
    setTitle: 'Everything is paused',
    setText: 'Lift the pause here when writing may go on.',
    liftedTitle: 'Pause lifted',
    liftedText: 'Changes that waited for it go on by themselves.',
    failedTitle: 'That did not work',
    failedText: 'Nothing was changed. Try again in a moment.',
    unknownText: 'No answer came, so it may have happened all the same. Refresh to see what is in force.',
  },

  allowlist: {
    title: 'Fields that agents may suggest',
    version: (version: number, by: string, at: string) => `Version ${version}, published by ${by}, ${at}`,
    rules: (days: number) =>
      `Every other field is refused. Fields of ownership, legal and billing cannot be allowed at all. A suggestion that nobody decides expires after ${plural(days, 'day', 'days')}.`,
    attention: {
      no_effect: (count: number) =>
        count === 1
          ? 'One line has no effect, because the CRM changed'
          : `${count} lines have no effect, because the CRM changed`,
      left_to_people: (count: number) =>
        count === 1
          ? 'One automatic field is left to people for now'
          : `${count} automatic fields are left to people for now`,
    },
    toFields: 'Go to the fields',
    attentionRest: (count: number) => `And ${count} more.`,
    noneTitle: 'No allowlist is published yet',
    noneText: 'Until one is, every suggestion is refused.',
    emptyTitle: 'The allowlist names no field',
    emptyText: 'Every suggestion is refused.',
    object: (objectType: string, count: number) => `${objectType} (${plural(count, 'field', 'fields')})`,
    field: 'Field',
    apiName: 'API name',
    autonomy: 'Agents may',
    impact: 'Impact',
    autonomies: {
      off: 'not suggest',
      review: 'suggest, a person decides',
      auto: 'suggest, written without a person',
    },
    impacts: { low: 'Low', high: 'High' },
  },

  agents: {
    title: 'Agents',
    forbidden: 'Your role does not include the list of agents.',
    none: 'No agent is registered.',
    agent: 'Agent',
    purpose: 'Purpose',
    owners: 'Owners',
    business: (name: string) => `Business: ${name}`,
    technical: (name: string) => `Technical: ${name}`,
    key: 'Last key',
    noKey: 'No key issued',
    keys: {
      in_force: (at: string, until: string) => `Issued ${at}, valid until ${until}`,
      expired: (at: string, until: string) => `Issued ${at}, expired ${until}`,
      revoked: (at: string) => `Issued ${at}, revoked`,
    },
  },
} as const;
