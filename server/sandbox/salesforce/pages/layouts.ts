/** How a record page is laid out: API names, which are left out where the person may not see the field. */
export interface Layout {
  /** In the head of the record. */
  highlights: string[];
  /** The picklist that is drawn as a path. */
  path: string | null;
  sections: { title: string; fields: string[] }[];
}

const system = {
  title: 'System Information',
  fields: ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'],
};

/** What no section names, is visible and belongs to the customer stands here. */
export const additional = 'Additional Information';

/** The objects of the navigation, in its order. */
export const layouts: Readonly<Record<string, Layout>> = {
  Opportunity: {
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
          'Type',
          'LeadSource',
          'ForecastCategoryName',
          'OwnerId',
          'CampaignId',
          'IsPrivate',
        ],
      },
      { title: additional, fields: [] },
      { title: 'Description Information', fields: ['Description'] },
      system,
    ],
  },
  Account: {
    highlights: ['Type', 'Phone', 'Website', 'Industry', 'OwnerId'],
    path: null,
    sections: [
      {
        title: 'Account Information',
        fields: [
          'Name',
          'Phone',
          'ParentId',
          'Website',
          'Type',
          'Industry',
          'Ownership',
          'Rating',
          'NumberOfEmployees',
          'AnnualRevenue',
          'AccountNumber',
          'OwnerId',
          'AccountSource',
          'Sic',
          'Tradestyle',
          'DunsNumber',
          'NaicsCode',
        ],
      },
      { title: 'Address Information', fields: ['BillingAddress', 'ShippingAddress'] },
      { title: additional, fields: [] },
      { title: 'Description Information', fields: ['Description'] },
      system,
    ],
  },
  Contact: {
    highlights: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    path: null,
    sections: [
      {
        title: 'Contact Information',
        fields: [
          'FirstName',
          'LastName',
          'AccountId',
          'Title',
          'Email',
          'Phone',
          'MobilePhone',
          'Department',
          'ReportsToId',
          'LeadSource',
          'Birthdate',
          'OwnerId',
          'HasOptedOutOfEmail',
          'DoNotCall',
        ],
      },
      { title: 'Address Information', fields: ['MailingAddress', 'OtherAddress'] },
      { title: additional, fields: [] },
      { title: 'Description Information', fields: ['Description'] },
      system,
    ],
  },
  Lead: {
    highlights: ['Title', 'Company', 'Phone', 'Email', 'OwnerId'],
    path: 'Status',
    sections: [
      {
        title: 'Lead Information',
        fields: [
          'FirstName',
          'LastName',
          'Company',
          'Title',
          'Email',
          'Phone',
          'MobilePhone',
          'Website',
          'Status',
          'Rating',
          'LeadSource',
          'Industry',
          'NumberOfEmployees',
          'AnnualRevenue',
          'OwnerId',
          'HasOptedOutOfEmail',
          'DoNotCall',
        ],
      },
      { title: 'Address Information', fields: ['Address'] },
      { title: additional, fields: [] },
      { title: 'Description Information', fields: ['Description'] },
      system,
    ],
  },
  Case: {
    highlights: ['Priority', 'Status', 'CaseNumber', 'ContactId', 'OwnerId'],
    path: 'Status',
    sections: [
      {
        title: 'Case Information',
        fields: [
          'CaseNumber',
          'OwnerId',
          'Status',
          'Priority',
          'ContactId',
          'AccountId',
          'Type',
          'Reason',
          'Origin',
          'ParentId',
          'IsEscalated',
        ],
      },
      { title: 'Description Information', fields: ['Subject', 'Description'] },
      { title: additional, fields: [] },
      system,
    ],
  },
};
