import type { EffectsTable } from '#domain/crm/field-effects.ts';

const merged = { customerSees: 'E-mail templates fill it in for the customer.' };
const portal = { customerSees: 'Customer portals show it.' };
const address = {
  customerSees: 'E-mails go there.',
  hardToUndo: 'E-mails go out to it, and duplicate and matching rules act on it.',
};
const person = { FirstName: merged, LastName: merged, Salutation: merged, Title: merged, Email: address };

/** What Salesforce makes of some of its own fields. */
export const salesforceEffects: EffectsTable = {
  Account: { Name: merged },
  Contact: person,
  Lead: {
    ...person,
    Company: merged,
    Status: { hardToUndo: 'Flows and assignment rules that a move started go on.' },
  },
  Opportunity: {
    StageName: {
      hardToUndo: 'It sets probability and forecast, stays in the history, and flows that it started go on.',
    },
  },
  Case: {
    Subject: portal,
    Description: portal,
    Status: { ...portal, hardToUndo: 'It starts and ends milestones, and e-mails that it sent are sent.' },
    Priority: { hardToUndo: 'Escalation and entitlement rules that it started go on.' },
  },
};
