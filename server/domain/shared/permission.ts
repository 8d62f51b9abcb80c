/** The closed list of what a caller may do. Every route names one; a test walks all routes and roles. */
export const permissions = [
  'suggestion.file',
  'source.file',
  'field.list',
  'suggestion.read_own',
  'suggestion.read',
  'suggestion.decide',
  'suggestion.release',
  'source.read',
  'event.read',
  'policy.read',
  'policy.publish',
  'agent.read',
  'agent.manage',
  'pause.read',
  'pause.set',
  'connection.manage',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['rep', 'sales_ops', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

const reading = ['suggestion.read', 'source.read', 'policy.read', 'pause.read'] as const;

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  rep: [...reading, 'suggestion.decide', 'suggestion.release'],
  sales_ops: [...reading, 'suggestion.decide', 'suggestion.release', 'event.read', 'agent.read', 'pause.set'],
  admin: [
    ...reading,
    'suggestion.decide',
    'suggestion.release',
    'event.read',
    'policy.publish',
    'agent.read',
    'agent.manage',
    'pause.set',
    'connection.manage',
  ],
  auditor: [...reading, 'event.read', 'agent.read'],
};

const grantedToAgents: readonly Permission[] = ['suggestion.file', 'source.file', 'field.list', 'suggestion.read_own'];

/** What this kind of caller may ever do. Agents have a list of their own that holds no decision. */
export function permissionsOf(caller: { kind: 'agent' } | { kind: 'person'; role: Role }): readonly Permission[] {
  return caller.kind === 'agent' ? grantedToAgents : granted[caller.role];
}
