import type { EffectsTable } from '#domain/crm/field-effects.ts';
import {
  caseClosed,
  companyShown,
  greeted,
  loginIdentity,
  pageAddress,
  postal,
  reached,
  shownOnTicket,
  stageHistory,
} from '../effect-words.ts';

/**
 * HubSpot's own properties. Sources: knowledge.hubspot.com on lifecycle stages (they do not move backwards by default),
 * pipelines, personalization tokens, deduplication by e-mail address and domain, marketing contacts.
 */
export const hubspotEffects: EffectsTable = {
  '*': {
    hs_pipeline: { hardToUndo: stageHistory },
    hs_pipeline_stage: { hardToUndo: stageHistory },
    lifecyclestage: {
      hardToUndo: 'HubSpot does not move a lifecycle stage backwards by default, and the date of each stage stays.',
    },
    hs_marketable_status: { hardToUndo: 'A marketing contact counts for billing until the next update date.' },
  },
  contacts: {
    firstname: { customerSees: greeted },
    lastname: { customerSees: greeted },
    salutation: { customerSees: greeted },
    jobtitle: { customerSees: 'E-mails and forms can print it to the person.' },
    company: { customerSees: companyShown },
    email: { customerSees: reached, hardToUndo: loginIdentity },
    work_email: { customerSees: reached },
    hs_additional_emails: { hardToUndo: loginIdentity },
    phone: { customerSees: reached },
    mobilephone: { customerSees: reached },
    fax: { customerSees: reached },
    hs_language: { customerSees: 'HubSpot picks the language of e-mails and pages by it.' },
    hs_lead_status: { hardToUndo: 'Automation and hand-over between teams often start on it.' },
    address: { customerSees: postal },
    city: { customerSees: postal },
    state: { customerSees: postal },
    zip: { customerSees: postal },
    country: { customerSees: postal },
    website: { customerSees: pageAddress },
  },
  companies: {
    name: { customerSees: companyShown },
    domain: {
      customerSees: pageAddress,
      hardToUndo: 'HubSpot tells companies apart by it and files new contacts and e-mails under it.',
    },
    hs_additional_domains: { hardToUndo: 'HubSpot files new contacts and e-mails under these domains.' },
    website: { customerSees: pageAddress },
    phone: { customerSees: reached },
    address: { customerSees: postal },
    address2: { customerSees: postal },
    city: { customerSees: postal },
    state: { customerSees: postal },
    zip: { customerSees: postal },
    country: { customerSees: postal },
  },
  deals: {
    dealname: { customerSees: 'Quotes and meeting invitations carry the name of the deal.' },
    amount: { customerSees: 'Quotes can be made from it.' },
    dealstage: { hardToUndo: stageHistory },
    pipeline: { hardToUndo: stageHistory },
    createdate: { hardToUndo: 'Reports and automation count by it, and the true day of creation is lost.' },
  },
  tickets: {
    subject: { customerSees: shownOnTicket },
    content: { customerSees: shownOnTicket },
    hs_pipeline_stage: { customerSees: shownOnTicket, hardToUndo: caseClosed },
    hs_ticket_priority: { hardToUndo: 'Service clocks are set by it.' },
  },
};
