import { longId } from '../record-id.ts';

/** A user has one profile; reps with the same one are a team. */
export const profiles = {
  enterpriseRep: longId('00eFw0000000001') ?? '',
  midMarketRep: longId('00eFw0000000002') ?? '',
  operations: longId('00eFw0000000003') ?? '',
  admin: longId('00eFw0000000004') ?? '',
  integration: longId('00eFw0000000005') ?? '',
} as const;
export type ProfileName = keyof typeof profiles;
