import type { ClassKnowledge, FieldClass, ProtectedClass } from '#domain/crm/field-class.ts';

type Entries<C extends FieldClass> = Readonly<Record<string, { class: C; reason: string }>>;

function entries<C extends FieldClass>(fieldClass: C, reason: string, names: string): Entries<C> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, { class: fieldClass, reason }]));
}

// Protected names count on every object: where HubSpot gives a name twice, it means the same.
const everywhere: Entries<FieldClass> = {
  ...entries(
    'ownership',
    'HubSpot decides by it who owns, shares or may see the record.',
    `hubspot_owner_id hubspot_team_id hubspot_owner_assigneddate hs_all_owner_ids hs_all_team_ids
     hs_all_accessible_team_ids hs_owning_teams hs_shared_team_ids hs_shared_user_ids hs_user_ids_of_all_owners
     hs_all_assigned_business_unit_ids hs_user_ids_of_all_notification_followers
     hs_user_ids_of_all_notification_unfollowers hs_created_by_user_id hs_updated_by_user_id hs_read_only
     hs_excluded_from_cross_account_data_mirroring owneremail ownername associatedcompanyid hs_parent_company_id
     hs_all_collaborator_owner_ids hs_attributed_team_ids hs_is_active_shared_deal hs_assigned_team_ids
     hs_assignment_method hs_ticket_owner_type hs_first_assignee_type hs_waitlist_routing_targets`,
  ),
  ...entries(
    'legal',
    'it records consent, a legal basis or who may be contacted.',
    `hs_legal_basis hs_enforce_double_opt_in hs_email_optout hs_email_customer_quarantined_reason
     hs_content_membership_email hs_content_membership_notes hs_content_membership_status hs_gdpr_deleted`,
  ),
  ...entries(
    'legal',
    'it is personal data that the law protects against discrimination.',
    'gender marital_status military_status date_of_birth relationship_status',
  ),
  ...entries(
    'billing',
    "HubSpot's own bill counts marketing contacts by it.",
    'hs_marketable_status hs_marketable_reason_type hs_marketable_reason_id hs_marketable_until_renewal',
  ),
  ...entries(
    'billing',
    'it takes part in how money is counted.',
    `hs_tax_id deal_currency_code hs_exchange_rate hs_deal_amount_calculation_preference hs_acv hs_arr hs_mrr hs_tcv`,
  ),
  ...entries('legal', 'it counts signed contracts.', 'hs_num_active_contracts'),
  ...entries(
    'system',
    'HubSpot identifies, merges or dates the record by it.',
    `hs_object_id hs_merged_object_ids hs_unique_creation_key hs_pinned_engagement_id createdate hs_createdate
     hs_additional_domains hs_additional_emails`,
  ),
  // Stage, close date and amount are what reps update all day. They move reports and automations, not rights or
  // invoices, so the allowlist decides; ours names them with high impact.
  ...entries(
    'ordinary',
    'an admin decides whether agents may suggest it.',
    'lifecyclestage dealstage pipeline hs_pipeline hs_pipeline_stage closedate amount',
  ),
};

/** The objects' singular, plural and type id all reach the same API. */
const objects: Entries<ProtectedClass> = {
  ...entries('legal', 'contracts are made by people.', 'contract contracts'),
  ...entries(
    'billing',
    'it is an offer, an order, a bill or a payment.',
    `quote quotes 0-14 invoice invoices 0-53 commerce_payment commerce_payments 0-101 subscription subscriptions 0-69
     order orders 0-123 cart carts 0-142 tax taxes 0-86 fee fees 0-85 discount discounts 0-84`,
  ),
  ...entries('ownership', 'it shares a deal between owners.', 'deal_split deal_splits'),
};

/**
 * What HubSpot's own names mean, from its published property lists. Names that only look alike ("hs_tax_id_2") are
 * caught by the word rules of `classifyField`.
 */
export const hubspotKnowledge: ClassKnowledge = {
  objects,
  names: {
    '*': everywhere,
    // The address a contact is found and merged by; on other objects "email" is an ordinary field.
    ...byObject(['contact', 'contacts', '0-1'], 'email', 'HubSpot identifies and merges contacts by it.'),
    ...byObject(['company', 'companies', '0-2'], 'domain', 'HubSpot identifies and merges companies by it.'),
  },
  prefixes: [
    { prefix: 'hs_email_optout', class: 'legal', reason: 'they record who refused which e-mails.' },
    { prefix: 'hs_legal_', class: 'legal', reason: 'they record a legal basis.' },
    { prefix: 'hs_gdpr_', class: 'legal', reason: 'they record privacy requests.' },
    { prefix: 'hs_content_membership_', class: 'legal', reason: 'they grant access to private content.' },
    { prefix: 'hs_marketable_', class: 'billing', reason: "HubSpot's own bill counts marketing contacts by them." },
    { prefix: 'ip__ecomm_bridge__', class: 'billing', reason: 'they are kept by a shop integration.' },
    { prefix: 'hs_line_item_global_term_', class: 'billing', reason: 'they set the terms of what is sold.' },
  ],
  references: {
    ...entries('ownership', 'its value assigns the record to somebody.', 'owner team user hubspot_team hubspot_user'),
    ...entries('legal', 'its value ties the record to a contract.', 'contract'),
    ...entries('billing', 'its value ties the record to money.', 'quote invoice order subscription commerce_payment'),
  },
};

function byObject(objectTypes: readonly string[], name: string, reason: string): ClassKnowledge['names'] {
  return Object.fromEntries(objectTypes.map((type) => [type, { [name]: { class: 'system' as const, reason } }]));
}
