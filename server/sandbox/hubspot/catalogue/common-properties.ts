import {
  bool,
  calculated,
  checkboxes,
  custom,
  datetime,
  externalSet,
  number,
  owner,
  type PropertyDraft,
  readOnly,
  select,
  text,
  textarea,
} from './property.ts';

export const languages =
  'en=English;de=German;fr=French;es=Spanish;nl=Dutch;sv=Swedish;no=Norwegian;pl=Polish;ja=Japanese';

/** What every object has for ownership, access and bookkeeping. */
export function recordProperties(objectLabel: string, createdName = 'createdate'): PropertyDraft[] {
  const created = datetime(createdName, 'Create date');
  return [
    owner('hubspot_owner_id', `${objectLabel} owner`, {
      description: `The owner of the ${objectLabel.toLowerCase()}.`,
    }),
    select('hubspot_team_id', 'HubSpot team', '7001=Mid-market;7002=Enterprise;7003=Revenue operations', {
      externalOptions: true,
      description: 'The primary team of the owner.',
    }),
    datetime('hubspot_owner_assigneddate', 'Owner assigned date'),
    readOnly(externalSet('hs_all_owner_ids', 'All owner IDs')),
    readOnly(externalSet('hs_all_team_ids', 'All teams')),
    readOnly(externalSet('hs_all_accessible_team_ids', 'All accessible teams')),
    checkboxes('hs_shared_team_ids', 'Shared teams', '7001=Mid-market;7002=Enterprise;7003=Revenue operations'),
    externalSet('hs_shared_user_ids', 'Shared users'),
    readOnly(number('hs_created_by_user_id', 'Created by user ID')),
    readOnly(number('hs_updated_by_user_id', 'Updated by user ID')),
    bool('hs_read_only', 'Read only object'),
    readOnly(number('hs_object_id', 'Record ID')),
    readOnly(text('hs_object_source', 'Record creation source')),
    readOnly(text('hs_object_source_label', 'Record source')),
    readOnly(externalSet('hs_merged_object_ids', 'Merged record IDs')),
    readOnly(text('hs_unique_creation_key', 'Unique creation key', { hasUniqueValue: true, hidden: true })),
    // HubSpot lets everybody set the create date of a deal, and of nothing else.
    objectLabel === 'Deal' ? created : readOnly(created),
    readOnly(datetime('hs_lastmodifieddate', 'Last modified date')),
    readOnly(datetime('notes_last_contacted', 'Last contacted')),
    readOnly(datetime('notes_last_updated', 'Last activity date')),
    readOnly(datetime('notes_next_activity_date', 'Next activity date')),
    calculated(number('num_notes', 'Number of sales activities')),
    calculated(number('num_contacted_notes', 'Number of times contacted')),
  ];
}

/** Fields that this company added to every object and that no agent should touch. */
export function companyOwnGuardedProperties(): PropertyDraft[] {
  return [
    custom(owner('account_owner_2', 'Account owner 2', { description: 'Stands in while the owner is away.' })),
    custom(owner('assigned_sales_rep', 'Assigned sales rep')),
    custom(bool('nda_signed', 'NDA signed')),
    custom(textarea('gdpr_note', 'GDPR note', { description: 'What the person asked us to do with their data.' })),
  ];
}

/** Billing and contract fields of a customer. */
export function companyOwnBillingProperties(): PropertyDraft[] {
  return [
    custom(
      select(
        'payment_terms',
        'Payment terms',
        'net_15=Net 15;net_30=Net 30;net_45=Net 45;net_60=Net 60;prepaid=Prepaid',
      ),
    ),
    custom(text('billing_street', 'Billing street')),
    custom(text('billing_city', 'Billing city')),
    custom(text('billing_zip', 'Billing postal code')),
    custom(text('billing_email', 'Billing email', { description: 'Where invoices go.' })),
    custom(select('invoice_frequency', 'Invoice frequency', 'monthly=Monthly;quarterly=Quarterly;annually=Annually')),
    custom(text('purchase_order_number', 'Purchase order number')),
  ];
}
