import type { EffectsTable } from '#domain/crm/field-effects.ts';

const merged = 'Marketing e-mails and forms can fill it in for the customer.';
const personal = { customerSees: merged };
const stage = 'Its stages keep their own dates, and workflows that a move started go on.';
const lifecycle = 'HubSpot moves a lifecycle stage forward only, and workflows that a move started go on.';
const ticket = { customerSees: 'The customer portal shows it.' };

/** What HubSpot makes of some of its own properties. */
export const hubspotEffects: EffectsTable = {
  '*': { lifecyclestage: { hardToUndo: lifecycle } },
  contacts: {
    email: {
      customerSees: 'E-mails go there.',
      hardToUndo:
        'HubSpot recognises the contact by it: e-mails go out to it, and forms filled in meanwhile attach to it.',
    },
    hs_additional_emails: { hardToUndo: 'HubSpot recognises the contact by it.' },
    hs_lead_status: { hardToUndo: 'Workflows and lead views that a move started go on.' },
    firstname: personal,
    lastname: personal,
    salutation: personal,
    company: personal,
    jobtitle: personal,
    phone: personal,
    mobilephone: personal,
  },
  companies: {
    domain: { hardToUndo: 'HubSpot recognises the company by it and attaches contacts of that domain.' },
    name: personal,
  },
  deals: {
    dealstage: { hardToUndo: stage },
    pipeline: { hardToUndo: stage },
  },
  tickets: {
    subject: ticket,
    content: ticket,
    hs_pipeline: { hardToUndo: stage },
    hs_pipeline_stage: { ...ticket, hardToUndo: stage },
  },
};
