import type { PeopleReply } from '#contract/person.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

export type PersonRow = PeopleReply['people'][number];
export type RoleRule = PeopleReply['rules'][number];
export type Role = PersonRow['role'];

/** The CRM's groups; `message` says why there are none. */
export interface Groups {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly message: string | null;
}

export function fetchPeople(host: Host): Promise<Loaded<PeopleReply>> {
  return load(host, '/api/people', isPeopleReply);
}

export function fetchGroups(host: Host): Promise<Loaded<Groups>> {
  return load(host, '/api/people/groups', isGroups);
}

/** @param role `null` leaves it to the groups of the CRM. @returns why it did not work, or `null` */
export function setRole(host: Host, personId: string, role: Role | null): Promise<LoadProblem | null> {
  return act(host, 'POST', `/api/people/${encodeURIComponent(personId)}/role`, { role });
}

/** Ends every bearer session of a person. @returns why it did not work, or `null` */
export function signOutEverywhere(host: Host, person: PersonRow): Promise<LoadProblem | null> {
  return act(host, 'POST', `/api/people/${person.isYou ? 'me' : encodeURIComponent(person.id)}/sign-out`, {});
}

/** @returns why it did not work, or `null` */
export function addRule(host: Host, groupId: string, role: RoleRule['role']): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/people/rules', { groupId, role });
}

/** @returns why it did not work, or `null` */
export function removeRule(host: Host, ruleId: string): Promise<LoadProblem | null> {
  return act(host, 'DELETE', `/api/people/rules/${encodeURIComponent(ruleId)}`);
}

function isPeopleReply(body: unknown): body is PeopleReply {
  return (
    isObject(body) &&
    isObject(body.abilities) &&
    [body.people, body.rules].every((list) => Array.isArray(list) && list.every(isObject)) &&
    typeof body.groupWord === 'string'
  );
}

function isGroups(body: unknown): body is Groups {
  return isObject(body) && Array.isArray(body.groups) && body.groups.every(isObject);
}
