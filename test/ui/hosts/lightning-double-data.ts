import type { FieldInfo, RecordView, Session } from '#ui/hosts/sandbox/lightning/api/page-types.ts';

export const repId = '005Fw0000000001AAA';
export const opsId = '005Fw0000000003AAA';
export const recordId = '006Fw0000000001AAA';
export const accountId = '001Fw0000000001AAA';

export const session: Omit<Session, 'productUrl' | 'canvasUrl'> = {
  organization: { id: '00DFw0000000001EAA', name: 'Corvane', timeZone: 'Europe/London', currency: 'USD' },
  people: [
    { userId: repId, firstName: 'Maya', lastName: 'Lindqvist', email: 'maya@corvane.example', role: 'rep' },
    { userId: opsId, firstName: 'Inés', lastName: 'Duarte', email: 'ines@corvane.example', role: 'sales_ops' },
  ],
  objects: [
    { name: 'Opportunity', label: 'Opportunity', labelPlural: 'Opportunities' },
    { name: 'Account', label: 'Account', labelPlural: 'Accounts' },
    { name: 'Contact', label: 'Contact', labelPlural: 'Contacts' },
  ],
  wrapperUrl: '/sandbox/salesforce/component/fieldward-panel.js',
  otherCrms: [{ name: 'HubSpot', url: '/sandbox/hubspot/record/0-3/9001' }],
};

const stages = [
  'Prospecting',
  'Qualification',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
  'Closed Lost',
];

function field(name: string, label: string, type: string, more: Partial<FieldInfo> = {}): FieldInfo {
  return { name, label, type, updateable: true, nillable: true, ...more };
}

const entries = (values: string[]) => values.map((value) => ({ value, label: value }));

const metadata: FieldInfo[] = [
  field('Name', 'Opportunity Name', 'string'),
  field('Amount', 'Amount', 'currency', { scale: 2 }),
  field('AccountId', 'Account Name', 'reference', { referenceTo: ['Account'] }),
  field('CloseDate', 'Close Date', 'date', { nillable: false }),
  field('StageName', 'Stage', 'picklist', { picklist: entries(stages), nillable: false }),
  field('Probability', 'Probability (%)', 'percent', { scale: 0 }),
  field('NextStep', 'Next Step', 'string', { length: 255 }),
  field('ExpectedRevenue', 'Expected Revenue', 'currency', { scale: 2, updateable: false }),
  field('IsPrivate', 'Private', 'boolean'),
  field('OwnerId', 'Opportunity Owner', 'reference', { referenceTo: ['User'] }),
  field('competitors__c', 'Competitors', 'multipicklist', { picklist: entries(['Kinetra', 'Oremak']) }),
  field('seats_needed__c', 'Seats Needed', 'double', { scale: 0 }),
  field('use_case__c', 'Use Case', 'textarea'),
  field('Description', 'Description', 'textarea'),
  field('LastModifiedDate', 'Last Modified Date', 'datetime', { updateable: false }),
];

const call = `Maya Lindqvist [00:01]: Thanks for joining.
Jonas Halvorsen [00:04]: The board has approved <b>310,000</b> dollars.
Maya Lindqvist [00:09]: And the seats?
Jonas Halvorsen [00:12]: Sixty-five once Gothenburg opens.`;

/** A fresh copy each time: tests change it. */
export function recordView(): RecordView {
  return {
    objectType: 'Opportunity',
    recordId,
    title: 'Halvorsen Robotics – fleet rollout',
    subtitle: 'Qualification · Halvorsen Robotics',
    fields: {
      Name: 'Halvorsen Robotics – fleet rollout',
      Amount: 180_000,
      AccountId: accountId,
      CloseDate: '2026-12-18',
      StageName: 'Qualification',
      Probability: 30,
      NextStep: 'Send the security questionnaire',
      ExpectedRevenue: 54_000,
      IsPrivate: false,
      OwnerId: repId,
      competitors__c: 'Kinetra;Oremak',
      seats_needed__c: 40,
      use_case__c: 'Fleet telemetry for 40 depot vehicles.\nLater also robots.',
      Description: null,
      LastModifiedDate: '2026-11-20T14:05:00.000+0000',
    },
    metadata: structuredClone(metadata),
    canEdit: true,
    layout: {
      highlights: ['AccountId', 'CloseDate', 'Amount', 'OwnerId'],
      path: 'StageName',
      sections: [
        {
          title: 'Opportunity Information',
          fields: [
            'Name',
            'Amount',
            'AccountId',
            'CloseDate',
            'StageName',
            'Probability',
            'NextStep',
            'ExpectedRevenue',
            'IsPrivate',
            'OwnerId',
          ],
        },
        { title: 'Additional Information', fields: ['competitors__c', 'seats_needed__c', 'use_case__c'] },
        { title: 'Description Information', fields: ['Description'] },
        { title: 'System Information', fields: ['LastModifiedDate'] },
      ],
    },
    names: {
      [accountId]: { title: 'Halvorsen Robotics', objectType: 'Account' },
      [repId]: { title: 'Maya Lindqvist', objectType: 'User' },
    },
    activities: [
      {
        id: 'call-1',
        kind: 'call',
        title: 'Fleet rollout, budget call',
        occurredAt: '2026-11-18T10:00:00.000Z',
        text: call,
      },
      {
        id: 'mail-1',
        kind: 'email',
        title: 'Re: security questionnaire',
        occurredAt: '2026-10-30T08:12:00.000Z',
        text: 'Hi Maya,\nattached are our answers.\nJonas',
      },
      {
        id: 'note-1',
        kind: 'note',
        title: 'Kinetra is in the race',
        occurredAt: '2026-10-12T16:40:00.000Z',
        text: 'Heard from Jonas.',
      },
    ],
    related: [
      {
        objectType: 'Contact',
        title: 'Contacts',
        records: [{ objectType: 'Contact', recordId: '003Fw0000000001AAA', title: 'Jonas Halvorsen', subtitle: 'COO' }],
      },
    ],
    history: [
      {
        field: 'Amount',
        label: 'Amount',
        oldValue: 150_000,
        newValue: 180_000,
        by: 'Maya Lindqvist',
        at: '2026-11-20T14:05:00.000+0000',
      },
    ],
  };
}
