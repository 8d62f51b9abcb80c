/** The closed list of what a caller may do. Every route names one; a test walks all routes and roles. */
export const permissions = [
  'suggestion.file',
  'source.file',
  'field.list',
  'suggestion.read_own',
  'suggestion.read',
  'suggestion.read_sensitive',
  'suggestion.decide',
  'suggestion.release',
  'batch.approve',
  'source.read',
  'event.read',
  'policy.read',
  'policy.read_draft',
  'policy.publish',
  'agent.read',
  'agent.manage',
  'pause.read',
  'pause.set',
  'connection.read',
  'connection.manage',
  'person.read',
  'person.manage',
  'session.own',
  'privacy.read',
  'privacy.manage',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['rep', 'sales_ops', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What everybody may who is a user of the account. */
const everybody = ['suggestion.read', 'source.read', 'policy.read', 'pause.read', 'session.own'] as const;
/** What those may who answer for agents: to see who and what has access. */
const overseeing = [
  'policy.read_draft',
  'event.read',
  'agent.read',
  'connection.read',
  'person.read',
  'privacy.read',
] as const;

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  rep: [...everybody, 'suggestion.decide', 'suggestion.release'],
  sales_ops: [
    ...everybody,
    ...overseeing,
    'suggestion.read_sensitive',
    'suggestion.decide',
    'suggestion.release',
    'batch.approve',
    'pause.set',
  ],
  admin: [
    ...everybody,
    ...overseeing,
    'suggestion.read_sensitive',
    'suggestion.decide',
    'suggestion.release',
    'batch.approve',
    'policy.publish',
    'agent.manage',
    'pause.set',
    'connection.manage',
    'person.manage',
    'privacy.manage',
  ],
  auditor: [...everybody, ...overseeing],
};

const grantedToAgents: readonly Permission[] = ['suggestion.file', 'source.file', 'field.list', 'suggestion.read_own'];

interface AgentCaller {
  readonly kind: 'agent';
  /** What its key is for; `null` = all of it. */
  readonly keyMay?: readonly Permission[] | null;
}
interface PersonCaller {
  readonly kind: 'person';
  readonly role: Role;
}

/** What this caller may ever do. Agents have a list of their own that holds no decision; a key can only shorten it. */
export function permissionsOf(caller: AgentCaller | PersonCaller): readonly Permission[] {
  if (caller.kind === 'person') return granted[caller.role];
  const { keyMay = null } = caller;
  return keyMay === null ? grantedToAgents : grantedToAgents.filter((one) => keyMay.includes(one));
}
