import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type Bytes = Buffer;

interface Tenanted {
  tenant_id: string;
}

/** Column for column what the migrations made. Only the files beside this one know these names. */
export interface Database {
  tenant: { id: string; name: string; created_at: Date; retention_days: Generated<number> };
  data_key: Tenanted & { id: string; wrapped: Bytes; wrapped_by: string; created_at: Date; retired_at: Date | null };
  connection: Tenanted & {
    crm: string;
    holder: string;
    account_id: string;
    api_url: string;
    credentials: Bytes;
    data_key_id: string | null;
    expires_at: Date;
    scopes: string[];
    installed_by: string;
    updated_at: Date;
    refresh_refused_at: Generated<Date | null>;
  };
  person: Tenanted & {
    id: string;
    crm_user_id: string;
    email: string;
    name: string;
    role: string;
    role_from: string;
    groups_read_at: Date | null;
    last_seen_at: Date | null;
    created_at: Date;
  };
  role_rule: Tenanted & {
    id: string;
    group_id: string;
    group_name: string;
    role: string;
    added_by: string;
    added_at: Date;
  };
  connection_health: Tenanted & {
    crm: string;
    last_answer_at: Date | null;
    last_failure_at: Date | null;
    last_failure_code: string | null;
    clock_skew_ms: number | null;
    clock_seen_at: Date | null;
  };
  proof_refusal: Tenanted & {
    crm: string;
    reason: string;
    times: string;
    first_at: Date;
    last_at: Date;
    skew_ms: number | null;
  };
  session: Tenanted & {
    id: string;
    token_hash: string;
    person_id: string;
    begun_at: Date;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  };
  used_proof: Tenanted & { proof: string; seen_at: Date; expires_at: Date };
  host_certificate: Tenanted & {
    fingerprint: string;
    pem: string;
    added_by: string;
    added_at: Date;
    revoked_at: Date | null;
  };
  agent: Tenanted & {
    id: string;
    name: string;
    purpose: string;
    business_owner: string;
    technical_owner: string;
    scopes: Json;
    open_per_record_max: Generated<number>;
    filed_per_hour_max: Generated<number>;
    created_at: Date;
  };
  agent_usage: Tenanted & { agent_id: string; hour: Date; filed: number };
  agent_key: Tenanted & {
    id: string;
    agent_id: string;
    secret_hash: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
    last_used_at: Date | null;
    scopes: ColumnType<unknown, string | null, never>;
    may: string[] | null;
    replaces: string | null;
  };
  source: Tenanted & {
    id: string;
    agent_id: string;
    kind: string;
    title: string;
    body: string;
    occurred_at: Date | null;
    url: string | null;
    external_id: string | null;
    digest: string;
    warnings: Json;
    filed_at: Date;
    erased_at: Generated<Date | null>;
  };
  run: Tenanted & { id: string; agent_id: string; filed_at: Date };
  policy: Tenanted & {
    version: number;
    fields: Json;
    expiry_days: number;
    note: string;
    published_by: string;
    published_at: Date;
    rules: Json;
    classes: Json;
    cases: Json;
    second_person_publishes: Generated<boolean>;
    batches: Json;
    approved_by: Generated<string | null>;
  };
  policy_draft: Tenanted & {
    revision: number;
    based_on: number;
    content: Json;
    edited_by: string;
    edited_at: Date;
    proposed_by: string | null;
    proposed_at: Date | null;
    note: string | null;
  };
  approval: Tenanted & {
    suggestion_id: string;
    person_id: string;
    decision_id: string;
    value: string | null;
    current: string | null;
    policy_version: number;
    at: Date;
  };
  pause: Tenanted & {
    id: string;
    agent_id: string | null;
    object_type: string | null;
    field: string | null;
    reason: string;
    set_by: string;
    set_at: Date;
    lifted_by: string | null;
    lifted_at: Date | null;
  };
  suggestion: Tenanted & {
    id: string;
    run_id: string;
    agent_id: string;
    crm: string;
    object_type: string;
    record_id: string;
    field: string;
    field_label: string;
    field_type: string;
    field_class: string;
    impact: string;
    state: string;
    proposed: string | null;
    suggested_over: string | null;
    rationale: string;
    policy_version: number;
    rules: Json;
    refusal_code: string | null;
    refusal_message: string | null;
    warnings: Json;
    evidence: Json;
    evidence_digest: string;
    salt: string;
    filed_at: Date;
    expires_at: Date;
    updated_at: Date;
    follows: string | null;
    erased_at: Generated<Date | null>;
    judged_on: Generated<Json | null>;
    owner_id: Generated<string>;
  };
  decision: Tenanted & {
    id: string;
    suggestion_id: string;
    kind: string;
    person_id: string | null;
    policy_version: Generated<number | null>;
    request_digest: string;
    shown_digest: string | null;
    value: string | null;
    reason: string | null;
    note: string | null;
    at: Date;
  };
  change: Tenanted & {
    id: string;
    suggestion_id: string;
    decision_id: string;
    kind: string;
    crm: string;
    object_type: string;
    record_id: string;
    field: string;
    expected: string | null;
    value: string | null;
    state: string;
    attempts: Generated<number>;
    lease_until: Date | null;
    lease_token: string | null;
    found: string | null;
    found_known: Generated<boolean>;
    replaced_unseen: string | null;
    replaced_unseen_known: Generated<boolean>;
    message: string | null;
    allow_duplicate: Generated<boolean>;
    written_as: string | null;
    failure_code: string | null;
    created_at: Date;
    finished_at: Date | null;
  };
  batch: Tenanted & {
    id: string;
    state: string;
    made_by: string;
    made_at: Date;
    more: boolean;
    total: number;
    policy_version: number | null;
    digest: string | null;
    confirmed_by: string | null;
    confirmed_at: Date | null;
    stopped_by: string | null;
    stopped_why: string | null;
    waits_until: Date | null;
    undoes: string | null;
    ended_at: Date | null;
    seconded_by: Generated<string | null>;
    seconded_at: Generated<Date | null>;
  };
  batch_item: Tenanted & {
    batch_id: string;
    position: number;
    suggestion_id: string;
    object_type: string;
    record_id: string;
    contested: boolean;
    finding: string | null;
    why: string | null;
    put_back: Generated<string | null>;
    shown_current: string | null;
    shown_digest: string | null;
    change_id: string | null;
    skipped: string | null;
    sampled: Generated<boolean>;
    parent: string | null;
  };
  batch_sample_opened: Tenanted & { batch_id: string; position: number; person_id: string; at: Date };
  event: Tenanted & {
    seq: Generated<string>;
    id: string;
    type: string;
    at: Date;
    suggestion_id: string | null;
    body: Bytes;
    leaf: Bytes;
  };
  event_value: Tenanted & { event_id: string; name: string; salt: string; value: string | null };
  rate_budget: Tenanted & {
    crm: string;
    tokens: number;
    refilled_at: Date;
    held_until: Date | null;
    refusals: Generated<number>;
    day_used: number | null;
    day_limit: number | null;
    day_seen_at: Date | null;
  };
}
