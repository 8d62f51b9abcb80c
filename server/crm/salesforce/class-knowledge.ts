import type { ClassKnowledge, FieldClass, ProtectedClass } from '#domain/crm/field-class.ts';

type Entries<C extends FieldClass> = Readonly<Record<string, { class: C; reason: string }>>;

/** Lower case, as `ClassKnowledge` wants names. */
function entries<C extends FieldClass>(fieldClass: C, reason: string, names: string): Entries<C> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name.toLowerCase(), { class: fieldClass, reason }]));
}

// From Salesforce's object reference. Protected names count on every object: where Salesforce gives a name twice, it
// means the same.
const everywhere: Entries<FieldClass> = {
  ...entries(
    'ownership',
    'Salesforce decides by it who owns, shares or may see the record. No field-level security exists for it.',
    'OwnerId',
  ),
  ...entries(
    'ownership',
    'it decides who sees the record, or to whose business it belongs.',
    `RecordTypeId ParentId AccountId ContactId ReportsToId MasterRecordId IsPartner IsCustomerPortal
     CanAllowPortalSelfReg IsPrivate CampaignId IsUnreadByOwner Division Territory2Id OwnerExpirationNotice`,
  ),
  ...entries(
    'billing',
    'it takes part in how money is counted, offered or billed.',
    `BillingStreet BillingCity BillingState BillingStateCode BillingPostalCode BillingCountry BillingCountryCode
     BillingLatitude BillingLongitude BillingGeocodeAccuracy BillingAddress AccountNumber CurrencyIsoCode Pricebook2Id
     SyncedQuoteId TotalOpportunityQuantity UnitPriceUplift PricingSource SourceQuoteId BillToContactId
     BillingEmailAddress BillingPhoneNumber PoNumber PoDate TaxLocaleType PaymentTermId QuoteId Tax ShippingHandling
     ExpectedRevenue`,
  ),
  ...entries(
    'legal',
    'it ties the record to a contract, or is part of one.',
    `ContractId ContractTerm SpecialTerms CustomerSignedId CustomerSignedDate CustomerSignedTitle CompanySignedId
     CompanySignedDate ActivatedById ActivatedDate RenewalTermUnit HasContractCotermination ServiceContractId
     EntitlementId CompanyAuthorizedById CompanyAuthorizedDate CustomerAuthorizedById CustomerAuthorizedDate`,
  ),
  ...entries(
    'legal',
    'it records consent, or who may be contacted.',
    `HasOptedOutOfEmail HasOptedOutOfFax DoNotCall IndividualId PersonHasOptedOutOfEmail PersonHasOptedOutOfFax
     PersonDoNotCall PersonIndividualId HasOptedOutTracking HasOptedOutProfiling HasOptedOutProcessing
     HasOptedOutSolicit HasOptedOutGeoTracking ShouldForget SendIndividualData HasPrivacyHold CanStorePiiElsewhere`,
  ),
  ...entries(
    'legal',
    'it is personal data that the law protects against discrimination.',
    'GenderIdentity Pronouns PersonGenderIdentity PersonPronouns',
  ),
  ...entries('sensitive', 'it is personal.', 'Birthdate PersonBirthdate'),
  ...entries(
    'system',
    'Salesforce identifies, dates or counts the record by it.',
    `Id CreatedById CreatedDate LastModifiedById LastModifiedDate SystemModstamp IsDeleted CaseNumber JigsawContactId
     Jigsaw IsConverted ConvertedDate ConvertedAccountId ConvertedContactId ConvertedOpportunityId`,
  ),
  ...entries(
    'legal',
    'reference registers know the company by it.',
    'Tradestyle DunsNumber DunsCompanyId Sic SicDesc NaicsCode NaicsDesc',
  ),
  // What reps update all day. It moves reports and forecasts, not rights or invoices, so the allowlist decides; ours
  // names them with high impact.
  ...entries(
    'ordinary',
    'an admin decides whether agents may suggest it.',
    'Amount Probability StageName CloseDate ForecastCategoryName AnnualRevenue Ownership',
  ),
};

/** Objects on which every field is protected. */
const objects: Entries<ProtectedClass> = {
  ...entries('legal', 'contracts are made by people.', 'Contract ServiceContract ContractLineItem Individual'),
  ...entries(
    'billing',
    'it is an offer, an order, a bill or a payment.',
    `Quote QuoteLineItem Order OrderItem Invoice InvoiceLine Payment PaymentTerm PaymentTermItem CreditMemo
     BillingScheduleGroup Pricebook2 PricebookEntry OpportunityLineItem`,
  ),
  ...entries('ownership', 'it shares records between people.', 'OpportunityShare AccountShare OpportunitySplit Group'),
};

/** What Salesforce's own names mean. Names that only look alike are caught by the word rules of `classifyField`. */
export const salesforceKnowledge: ClassKnowledge = {
  objects,
  names: {
    '*': everywhere,
    account: entries('legal', 'the legal name of a company is not for agents.', 'Name'),
    contact: entries('system', 'people and duplicate rules know the contact by it.', 'Email'),
    lead: entries('system', 'people and duplicate rules know the lead by it.', 'Email'),
  },
  prefixes: [
    {
      prefix: 'sbqq__',
      class: 'billing',
      reason: 'they belong to Salesforce CPQ, which makes prices and quotes of them.',
    },
    { prefix: 'blng__', class: 'billing', reason: 'they belong to Salesforce Billing.' },
    { prefix: 'sbaa__', class: 'legal', reason: 'they belong to approvals of quotes.' },
    { prefix: 'apttus__', class: 'legal', reason: 'they belong to contract management.' },
    { prefix: 'zqu__', class: 'billing', reason: 'they belong to Zuora quotes.' },
    { prefix: 'zuora__', class: 'billing', reason: 'they belong to Zuora billing.' },
    { prefix: 'dsfs__', class: 'legal', reason: 'they belong to DocuSign.' },
    { prefix: 'echosign_dev1__', class: 'legal', reason: 'they belong to Adobe Acrobat Sign.' },
  ],
  references: {
    ...entries('ownership', 'its value assigns the record to somebody.', 'User Group Queue Territory2'),
    ...entries('legal', 'its value ties the record to a contract.', 'Contract ServiceContract Individual'),
    ...entries(
      'billing',
      'its value ties the record to money.',
      'Quote Invoice Order PaymentTerm Pricebook2 CreditMemo Payment',
    ),
    ...entries(
      'ownership',
      'its value moves the record to another customer.',
      'Account Contact Campaign RecordType Asset',
    ),
  },
};
