import type { BrowseFieldsReply, PolicyProposalReply } from '#contract/policy-draft.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

/** Every field of one object of the CRM. */
export function fetchFields(host: Host, objectType: string): Promise<Loaded<BrowseFieldsReply>> {
  return load(host, `/api/fields?${new URLSearchParams({ objectType })}`, isFields);
}

/** A cautious first allowlist from the CRM's metadata. Nothing is saved. */
export function fetchProposal(host: Host): Promise<Loaded<PolicyProposalReply>> {
  return load(host, '/api/policy-draft/proposal', isProposal);
}

function isFields(body: unknown): body is BrowseFieldsReply {
  return isObject(body) && Array.isArray(body.objectTypes) && Array.isArray(body.fields) && body.fields.every(isObject);
}

function isProposal(body: unknown): body is PolicyProposalReply {
  return isObject(body) && Array.isArray(body.fields) && body.fields.every(isObject);
}
