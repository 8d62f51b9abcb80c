import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import { fields, makeField, noKnowledge } from '../make.ts';

function classOf(name: string, parts: Parameters<typeof makeField>[0] = {}): FieldClass {
  return classifyField(makeField({ name, ...parts }), hubspotKnowledge).class;
}

/** Field names as HubSpot portals have them, all as writable text fields so that only the name can protect them. */
const table: Readonly<Record<Exclude<FieldClass, 'sensitive'>, string>> = {
  ownership: `hubspot_owner_id hubspot_team_id hubspot_owner_assigneddate hs_all_owner_ids hs_all_team_ids
    hs_all_accessible_team_ids hs_owning_teams hs_shared_team_ids hs_shared_user_ids hs_user_ids_of_all_owners
    hs_all_assigned_business_unit_ids hs_user_ids_of_all_notification_followers
    hs_user_ids_of_all_notification_unfollowers hs_created_by_user_id hs_updated_by_user_id hs_read_only
    hs_excluded_from_cross_account_data_mirroring owneremail ownername associatedcompanyid hs_parent_company_id
    hs_all_collaborator_owner_ids hs_attributed_team_ids hs_is_active_shared_deal hs_assigned_team_ids
    hs_assignment_method hs_ticket_owner_type hs_first_assignee_type hs_waitlist_routing_targets HUBSPOT_OWNER_ID
    account_owner_2 assigned_sales_rep accountowner accountOwner account-owners AccountOwnerEmail salesrep sales_reps
    opportunityowner csmowner2 regional_team teamlead reassigned_to owned_by account_manager account_executive csm_assignee proprietaire_compte`,
  legal: `hs_legal_basis hs_enforce_double_opt_in hs_email_optout hs_email_optout_12345678 hs_legal_basis_2
    hs_email_customer_quarantined_reason hs_content_membership_email hs_content_membership_notes
    hs_content_membership_status hs_gdpr_deleted gender marital_status military_status date_of_birth
    relationship_status hs_num_active_contracts whatsapp_consent nda_signed NDASigned hasNDAs gdpr_note gdprnote
    contract_end_date contract_value contractEndDate contractenddate contracts msa_version dpa_on_file opt_out_reason
    optout do_not_call privacy_notice legal_name consented_at Einwilligung vertragsende agreement_type contrat`,
  billing: `hs_marketable_status hs_marketable_reason_type hs_marketable_reason_id hs_marketable_until_renewal
    hs_tax_id deal_currency_code hs_exchange_rate hs_deal_amount_calculation_preference hs_acv hs_arr hs_mrr hs_tcv
    hs_line_item_global_term_hs_recurring_billing_period ip__ecomm_bridge__order_number payment_terms paymentterms
    PaymentTerms billing_street billing_email billingaddress BillingStreet BILLING_CITY invoice_frequency invoices
    iban iBAN IBANCode bic vat_number VATNumber vatid tax_id taxes bank_name credit_limit creditcard card_last4
    purchase_order po_number refund_policy rechnungsadresse facturation_ville direct_debit SBQQ__PaymentTerms__c
    w9_received payer_id sepa_mandate discount_rate credit_union_billing`,
  system: `hs_object_id hs_merged_object_ids hs_unique_creation_key hs_pinned_engagement_id createdate
    hs_additional_domains hs_additional_emails`,
  ordinary: `lifecyclestage dealstage pipeline hs_pipeline hs_pipeline_stage closedate amount description next_step
    hs_next_step industry jobtitle competitors_mentioned decision_timeframe seats_needed use_case phone mobilephone
    numberofemployees annualrevenue website address address2 city state zip country budget_confirmed renewal_date
    preferred_language hs_priority hs_ticket_category product_area root_cause hs_lead_status hs_buying_role seniority
    dealname firstname lastname salutation vatican_city creditable teammate reporting report_date reply_count
    repository taxonomy syntax_version manufacturing contractor_count agenda private_notes elevator steam_supply
    homeowner scorecard postcard_sent discard_reason billboard_campaign legally_blonde cardinality prepared_by
    constructor __proto__ toString hasOwnProperty`,
};

describe('classifyField on names', () => {
  for (const [expected, names] of Object.entries(table)) {
    for (const name of names.split(/\s+/)) {
      it(`calls ${name} ${expected}`, () => {
        expect(classOf(name)).toBe(expected);
      });
    }
  }

  it('holds more than 80 names, so that a shortened table is noticed', () => {
    expect(Object.values(table).join(' ').split(/\s+/).length).toBeGreaterThan(200);
  });

  it('protects the identity of contacts and companies, and nothing else that is called e-mail or domain', () => {
    expect(classOf('email', { objectType: 'contacts' })).toBe('system');
    expect(classOf('domain', { objectType: 'companies' })).toBe('system');
    expect(classOf('email', { objectType: 'tickets' })).toBe('ordinary');
  });

  it('reads "team size" and "credit union" as descriptions of the customer, because nobody is assigned or billed', () => {
    expect(classOf('product_team_size')).toBe('ordinary');
    expect(classOf('credit_union_name')).toBe('ordinary');
    expect(classOf('team_size_owner')).toBe('ownership');
  });
});

describe('classifyField on the other signs', () => {
  it('finds the protected word in the label and in the group too', () => {
    expect(classOf('custom_17', { label: 'Billing contact' })).toBe('billing');
    expect(classOf('custom_17', { group: 'contract_details' })).toBe('legal');
    expect(classOf('custom_17', { label: 'Who is the sales rep?' })).toBe('ownership');
  });

  it('protects every field of an object that stands for money or a contract', () => {
    for (const objectType of ['invoices', 'Quotes', 'commerce_payments', 'contracts', '0-53']) {
      const { class: found, basis } = classifyField(makeField({ objectType, name: 'note' }), hubspotKnowledge);
      expect(isProtected(found)).toBe(true);
      expect(basis).toBe('object');
    }
  });

  it('protects a field that points to a user, whatever its name and whatever a list says about the name', () => {
    const lenient = {
      ...hubspotKnowledge,
      names: { '*': { handled_by: { class: 'ordinary' as const, reason: 'listed.' } } },
    };
    const field = makeField({ name: 'handled_by', references: ['OWNER'] });
    expect(classifyField(field, lenient)).toMatchObject({ class: 'ownership', basis: 'reference' });
    expect(classifyField({ ...field, references: [], readOnly: true }, lenient)).toMatchObject({ class: 'system' });
  });

  it('calls read-only, calculated and unique fields system', () => {
    for (const parts of [{ readOnly: true }, { calculated: true }, { unique: true }]) {
      expect(classifyField(makeField(parts), hubspotKnowledge)).toMatchObject({
        class: 'system',
        basis: 'crm_metadata',
      });
    }
  });

  it('calls what the CRM marks sensitive sensitive, unless something protects it', () => {
    expect(classOf('allergies', { sensitivity: 'highly_sensitive' })).toBe('sensitive');
    expect(classOf('allergies', { sensitivity: 'unknown' })).toBe('sensitive');
    expect(classOf('amount', { sensitivity: 'sensitive' })).toBe('sensitive');
    expect(classOf('bank_account', { sensitivity: 'sensitive' })).toBe('billing');
    expect(classOf('passport_number')).toBe('sensitive');
  });

  it('lets an exact name lift what only a pattern protects', () => {
    const knowledge = {
      ...noKnowledge,
      names: { account: { ownership: { class: 'ordinary' as const, reason: 'a picklist of company forms.' } } },
    };
    const field = makeField({ objectType: 'Account', name: 'Ownership' });
    expect(classifyField(field, knowledge).class).toBe('ordinary');
    expect(classifyField({ ...field, objectType: 'Lead' }, knowledge).class).toBe('ownership');
  });

  it('prefers the protecting entry when a list for all objects and one for this object disagree', () => {
    const knowledge = {
      ...noKnowledge,
      names: {
        deals: { x: { class: 'ordinary' as const, reason: 'harmless.' } },
        '*': { x: { class: 'legal' as const, reason: 'a consent.' } },
      },
    };
    expect(classifyField(makeField({ name: 'x' }), knowledge).class).toBe('legal');
  });

  it('is not deceived by look-alike, full-width, accented or invisible letters', () => {
    for (const name of ['b\u0456lling_street', 'ｂｉｌｌｉｎｇ_street', 'bílling_street', 'bill\u200bing_street']) {
      expect(classOf(name)).toBe('billing');
    }
    expect(classOf('hubspot_\u200bowner_id')).toBe('ownership');
    expect(classOf('custom', { label: 'B\u0456lling street' })).toBe('billing');
  });

  it('protects an API name with letters outside ASCII, because no rule can vouch for it', () => {
    expect(classOf('größe')).toBe('system');
    expect(classOf('custom', { label: 'Größe' })).toBe('ordinary');
  });

  it('gives a reason that names the word and where it stands', () => {
    expect(classifyField(makeField({ name: 'x', label: 'Billing city' }), hubspotKnowledge).reason).toBe(
      'The word "billing" in its label stands for billing, payment, tax or a bank.',
    );
    expect(classifyField(makeField({ name: 'accountowner' }), hubspotKnowledge).reason).toContain(
      '"owner" (in "accountowner")',
    );
  });

  it('answers every field, always the same, with a reason, and never less strictly than without knowledge', () => {
    fc.assert(
      fc.property(fields, (field) => {
        const known = classifyField(field, hubspotKnowledge);
        expect(classifyField(field, hubspotKnowledge)).toEqual(known);
        expect(known.reason.length).toBeGreaterThan(5);
        const bare = classifyField(field, noKnowledge);
        if (field.readOnly || field.calculated || field.unique) expect(isProtected(bare.class)).toBe(true);
        if (known.basis === 'none') expect(bare.basis).toBe('none');
      }),
    );
  });

  it('protects an absurdly long word that holds a protected one, instead of searching it', () => {
    const field = makeField({ name: `${'zzz'.repeat(20_000)}owner${'zzz'.repeat(20_000)}`, label: 'x' });
    expect(classifyField(field, hubspotKnowledge).class).toBe('ownership');
  });
});
