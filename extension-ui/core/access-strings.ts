import { plural } from './plural.ts';

/** Every word of the access part of the settings. */
export const accessStrings = {
  intro: 'What each agent can do today, and what Fieldward itself could do in the CRM.',
  loading: 'Loading what agents can do',
  failedTitle: 'What agents can do could not be loaded',
  forbiddenTitle: 'You have no access to the inventory',
  forbiddenText: 'Ask an admin of Fieldward for the role of sales ops, auditor or admin.',

  agentsTitle: 'What each agent can do',
  agentsText: (crmName: string, version: number) =>
    `Agents never write to ${crmName}: they suggest, under version ${version} of the allowlist.`,
  noAgentsTitle: 'No agent is registered',
  noAgentsText: 'Until one is, nothing can suggest anything.',
  crmFailedTitle: (crmName: string) => `${crmName} could not be read, so fields are missing`,
  statuses: { active: 'Active', paused: 'Paused', no_key: 'No key in force' },
  owners: (business: string, technical: string) => `Answers for it: ${business} (business), ${technical} (technical)`,
  lastUsed: 'Key last used',
  lastFiled: 'Last filed',
  never: 'Never',
  keys: 'Keys in force',
  reads: 'Can read',
  pauses: 'Pauses in force',
  noPauses: 'None',
  fieldsTitle: (count: number) => `Can suggest ${plural(count, 'field', 'fields')}`,
  fieldsNone: 'It can suggest nothing today: no field is both in its scope and on the allowlist.',
  summary: (automatic: number, customers: number, hard: number) =>
    `${automatic} without a person, ${customers} that customers may see, ${hard} hard to undo.`,

  object: 'Object',
  field: 'Field',
  needs: 'Needs',
  standings: { auto: 'Nobody: automatic', review: 'One person', second_person: 'Up to two people' },
  paused: 'Paused',
  sensitive: 'Sensitive',
  customerSees: 'Customers may see it',
  hardToUndo: 'Hard to undo',
  notKnown: '–',

  contextTitle: 'What must never enter a model’s context',
  contextText:
    'These fields hold personal, legal, ownership or billing data. Keep them out of prompts and tools of agents, also where they may be read in the CRM.',
  contextNone: 'No such field was found in the CRM.',
  contextOf: (objectType: string, count: number) => `${objectType}: ${plural(count, 'field', 'fields')}`,
  classes: { sensitive: 'Sensitive', ownership: 'Ownership', legal: 'Legal', billing: 'Billing' },

  pauseTitle: 'Who can pause',
  pauseNone: 'Nobody who has been here.',
  roles: { rep: 'rep', sales_ops: 'sales ops', admin: 'admin', auditor: 'auditor' },

  exportTitle: 'Inventory as CSV',
  exportLabel: 'One row for each agent and field',

  rightsTitle: 'Rights in the CRM',
  rightsIntro: 'What Fieldward’s own access could do, against what the allowlist allows.',
  rightsLoading: 'Comparing the rights in the CRM with the allowlist',
  rightsFailedTitle: 'The rights in the CRM could not be compared',
  noDriftTitle: 'Fieldward’s access fits the allowlist',
  noDriftText: 'It can write what is allowed here, and nothing that could be taken away from it.',
  excessTitle: (count: number) => `Could write ${plural(count, 'field', 'fields')} that are not allowed here`,
  excessText:
    'Fieldward refuses these itself. Deploy the file below and take other permission sets away, so that the CRM refuses them too.',
  excessOf: (objectType: string, narrowable: number, rest: number) =>
    `${objectType}: ${narrowable} to take away, ${rest} that come with the object`,
  protected: 'Protected',
  withObject: 'Comes with the object',
  lackingTitle: (count: number) => `${plural(count, 'allowed field', 'allowed fields')} could not be written`,
  lackingWhy: {
    hidden: 'The CRM hides it from Fieldward. Give it the right to read and edit the field, or take the line out.',
    read_only: 'Fieldward may only read it. Give it the right to edit, with the file below, or take the line out.',
    object: 'Fieldward may not edit this object. Connect again with the scopes below, or give it the right to edit.',
  },
  scopesExcess: 'Granted and not needed',
  scopesLacking: 'Needed and not granted',
  scopesText: 'Take a scope away in the app’s settings and connect again.',

  fileTitle: 'The file to deploy',
  fileShow: 'Show the file',
  fileLoading: 'Writing the file',
  fileFailedTitle: 'The file could not be written',
  fileText: (version: number) => `Made from version ${version} of the allowlist. Make it again after each change.`,
  leftOutTitle: (count: number) => `${plural(count, 'field is', 'fields are')} not in the file`,
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'This page may not copy. Select the text and copy it yourself.',
} as const;
