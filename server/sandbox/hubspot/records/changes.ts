import type { Property } from '../catalogue/property.ts';
import type { Activity, ChangeSource, ObjectType } from './record.ts';

/** One accepted change of the stand-in's state: what the journal keeps and what a replay applies again. */
export type JournalEntry =
  | { kind: 'seed'; at: string }
  | {
      kind: 'write';
      at: string;
      objectType: ObjectType;
      id: string;
      values: Record<string, string>;
      source: ChangeSource;
    }
  | {
      kind: 'create';
      at: string;
      objectType: ObjectType;
      id: string;
      values: Record<string, string>;
      source: ChangeSource;
    }
  | { kind: 'archive'; at: string; objectType: ObjectType; id: string }
  | { kind: 'property'; objectType: ObjectType; property: Property }
  | { kind: 'activity'; objectType: ObjectType; id: string; activity: Activity }
  | { kind: 'grant'; refreshToken: string; userId: number; scopes: string[] }
  | { kind: 'access'; accessToken: string; refreshToken: string; expiresAt: number }
  | { kind: 'replace'; refreshToken: string; by: string }
  | { kind: 'revoke'; refreshToken: string };

/** A value that became another one; told to the open pages and to the webhooks. */
export interface RecordChange {
  at: string;
  objectType: ObjectType;
  id: string;
  values: Record<string, string>;
  source: ChangeSource;
}

/** A person types into the CRM. */
export interface HumanEdit {
  objectType: string;
  objectId: string;
  properties: Record<string, string>;
  userId: number;
}
