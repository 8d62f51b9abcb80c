/** What the console says besides the screens that it carries. */
export const words = {
  product: 'Fieldward',
  console: 'Console',
  skip: 'Skip to the content',
  navigation: 'Parts of the console',

  welcome: 'Sign in to Fieldward',
  promise: 'Agents suggest. People decide. Your CRM never changes behind anyone’s back.',
  signInWith: (crm: string) => `Sign in with ${crm}`,
  signInText: 'Your CRM says who you are. Fieldward asks for no password and keeps none.',
  fromInside: 'If your CRM does not let you: open the settings of Fieldward inside HubSpot and choose “Open console”.',
  noCrm: 'This server is connected to no CRM yet. Its operator finds the steps in the installation guide.',
  signingIn: 'Signing you in',
  confirmTitle: (name: string) => `Open the console as ${name}?`,
  confirmText: (role: string, crm: string) =>
    `${role}, with the account of ${crm}. What you do here is logged under this name.`,
  confirmWarning: 'If you did not just open this yourself, or this is not you, somebody may have sent you their link.',
  confirmYes: 'Yes, this is me',
  confirmNo: 'This is not me',

  endedTitle: 'Your sign-in has ended',
  endedText: 'Sign in again to go on where you were.',
  awayText: 'You were away for a while, so this tab signed you out.',
  refusedTitle: 'That did not work',
  offlineText: 'Fieldward could not be reached. Try again in a moment.',
  leftTitle: 'You are signed out',
  leftText: 'Every session of yours has ended.',
  leftUntold:
    'This tab has forgotten your sign-in, but Fieldward could not be told. What is left of it ends by itself within a quarter of an hour.',

  signOut: 'Sign out',
  signOutHint: 'Ends every session of yours, in the CRM’s panels, too.',
  account: (crm: string, id: string | null) => (id === null ? crm : `${crm} ${id}`),
  roles: { rep: 'Rep', sales_ops: 'Sales ops', admin: 'Admin', auditor: 'Auditor' } as Readonly<Record<string, string>>,
  crms: { hubspot: 'HubSpot', salesforce: 'Salesforce' },

  settings: 'Settings',
  queue: 'Queue',
  log: 'Log',
} as const;
