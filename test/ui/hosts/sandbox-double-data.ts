import type { PropertyMetadata, RecordView, Session } from '#ui/hosts/sandbox/hubspot/api/page-types.ts';

const rep = { teams: [{ id: 7, name: 'Mid-market' }], role: 'rep' as const };

export const session: Session = {
  portal: { id: 4711, timezone: 'Europe/Berlin', currency: 'USD', name: 'Northwind Demo' },
  app: { appId: 99, name: 'Fieldward' },
  people: [
    { userId: 11, ownerId: '501', firstName: 'Maya', lastName: 'Lindqvist', email: 'maya@northwind.example', ...rep },
    { userId: 12, ownerId: '502', firstName: 'Tom', lastName: 'Okafor', email: 'tom@northwind.example', ...rep },
    {
      userId: 13,
      ownerId: '503',
      firstName: 'Ines',
      lastName: 'Duarte',
      email: 'ines@northwind.example',
      ...rep,
      role: 'sales_ops',
    },
    {
      userId: 14,
      ownerId: '504',
      firstName: 'Ruth',
      lastName: 'Amsel',
      email: 'ruth@northwind.example',
      ...rep,
      role: 'admin',
    },
  ],
  cards: [
    { location: 'crm.record.tab', title: 'Fieldward', scriptUrl: '/sandbox/card/review-card.js' },
    { location: 'crm.record.sidebar', title: 'Fieldward suggestions', scriptUrl: '/sandbox/card/review-card.js' },
    { location: 'pages', title: 'Fieldward', scriptUrl: '/sandbox/card/app-page.js' },
    { location: 'settings', title: 'Fieldward', scriptUrl: '/sandbox/card/settings-page.js' },
  ],
};

const stages = [
  { value: 'qualified', label: 'Qualified to buy' },
  { value: 'contract', label: 'Contract sent' },
];

const rivals = [
  { value: 'axle', label: 'AxleWorks' },
  { value: 'bolt', label: 'Boltline' },
];

const propertyMetadata: PropertyMetadata[] = [
  property('dealname', 'Deal name', 'string', 'text'),
  { ...property('amount', 'Amount', 'number', 'number'), showCurrencySymbol: true },
  property('closedate', 'Close date', 'date', 'date'),
  { ...property('dealstage', 'Deal stage', 'enumeration', 'select'), options: stages },
  { ...property('hubspot_owner_id', 'Deal owner', 'enumeration', 'select'), referencedObjectType: 'OWNER' },
  { ...property('competitors_mentioned', 'Competitors mentioned', 'enumeration', 'checkbox'), options: rivals },
  property('budget_confirmed', 'Budget confirmed', 'bool', 'booleancheckbox'),
  property('hs_next_step', 'Next step', 'string', 'textarea'),
  { ...property('createdate', 'Create date', 'datetime', 'date'), modificationMetadata: { readOnlyValue: true } },
  { ...property('payment_terms', 'Payment terms', 'string', 'text'), groupName: 'billing' },
];

function property(name: string, label: string, type: string, fieldType: string): PropertyMetadata {
  return { name, label, type, fieldType, groupName: 'deal' };
}

const transcript = [
  '[00:04] Maya Lindqvist: Thanks for making time, Jonas. Where do you stand?',
  '[00:11] Jonas Halvorsen: The board met on Tuesday. We can sign by the end of March.',
  '[00:19] Maya Lindqvist: And the number we talked about?',
  '[00:24] Jonas Halvorsen: 250 thousand, and it is approved. Boltline came in cheaper, but they cannot do the fleet.',
].join('\n');

export function recordView(): RecordView {
  return {
    objectTypeId: '0-3',
    objectType: 'deals',
    objectId: '9001',
    title: 'Halvorsen Robotics – fleet rollout',
    subtitle: 'Qualified to buy',
    properties: {
      dealname: 'Halvorsen Robotics – fleet rollout',
      amount: '180000',
      closedate: '2027-02-28',
      dealstage: 'qualified',
      hubspot_owner_id: '501',
      competitors_mentioned: 'axle',
      budget_confirmed: null,
      hs_next_step: 'Send the security questionnaire',
      createdate: '2026-08-03T09:12:00Z',
      payment_terms: 'net 30',
    },
    propertyMetadata,
    groups: [
      { name: 'deal', label: 'Deal information' },
      { name: 'billing', label: 'Billing' },
    ],
    about: [
      'amount',
      'closedate',
      'dealstage',
      'hubspot_owner_id',
      'competitors_mentioned',
      'budget_confirmed',
      'hs_next_step',
      'createdate',
    ],
    timeline: [
      {
        id: 'call-1',
        kind: 'call',
        title: 'Budget and timing',
        occurredAt: '2026-11-19T13:30:00Z',
        participants: ['Maya Lindqvist', 'Jonas Halvorsen'],
        text: transcript,
      },
      {
        id: 'mail-1',
        kind: 'email',
        title: 'Re: security questionnaire',
        occurredAt: '2026-11-12T08:05:00Z',
        participants: ['jonas@halvorsen.example'],
        text: 'Hi Maya,\n\nattached are our answers.\n\nJonas',
      },
      {
        id: 'note-1',
        kind: 'note',
        title: 'Handover',
        occurredAt: '2026-10-02T15:40:00Z',
        participants: ['Tom Okafor'],
        text: 'Prefers to be called before noon.',
      },
    ],
    associations: [
      {
        objectTypeId: '0-1',
        objectId: '301',
        title: 'Jonas Halvorsen',
        subtitle: 'Head of Operations',
        label: 'Decision maker',
      },
      { objectTypeId: '0-2', objectId: '201', title: 'Halvorsen Robotics', subtitle: 'halvorsen.example' },
    ],
  };
}
