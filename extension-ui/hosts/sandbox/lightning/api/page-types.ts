import type { OtherCrm } from '../../shell/demo-types.ts';

/* What the stand-in Salesforce answers to its own page. It is a package of its own, so these shapes are written down again. */

export interface Person {
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  role: 'rep' | 'sales_ops' | 'admin';
}

export interface ObjectInfo {
  name: string;
  label: string;
  labelPlural: string;
}

export interface Session {
  organization: { id: string; name: string; timeZone: string; currency: string };
  people: Person[];
  /** The tabs of the navigation, in their order. */
  objects: ObjectInfo[];
  productUrl: string;
  /** Where the Canvas app's setting points to; null when the org has none. */
  canvasUrl: string | null;
  /** The deployed Lightning component with stand-ins for the platform; null when it has not been built. */
  wrapperUrl: string | null;
  otherCrms?: OtherCrm[];
}

export interface RecordName {
  objectType: string;
  recordId: string;
  title: string;
  subtitle: string;
}

export interface PicklistEntry {
  value: string;
  label: string;
}

/** What the page needs of a field's describe. */
export interface FieldInfo {
  name: string;
  label: string;
  type: string;
  /** By the person at the page: object rights, field-level security and the kind of field. */
  updateable: boolean;
  nillable: boolean;
  helpText?: string;
  length?: number;
  scale?: number;
  picklist?: PicklistEntry[];
  referenceTo?: string[];
}

export type FieldValue = string | number | boolean | null;

export interface Activity {
  id: string;
  kind: 'call' | 'email' | 'note' | 'meeting';
  title: string;
  occurredAt: string;
  text: string;
}

export interface LayoutSection {
  title: string;
  fields: string[];
}

export interface HistoryEntry {
  field: string;
  label: string;
  oldValue: FieldValue;
  newValue: FieldValue;
  by: string;
  at: string;
}

export interface RelatedList {
  objectType: string;
  title: string;
  records: RecordName[];
}

export interface RecordView extends RecordName {
  /** Only fields that the person may see. */
  fields: Record<string, FieldValue>;
  metadata: FieldInfo[];
  /** False: sharing lets the person read the record and no more. */
  canEdit: boolean;
  layout: { highlights: string[]; path: string | null; sections: LayoutSection[] };
  /** The names behind the ids in lookup fields. */
  names: Record<string, { title: string; objectType: string | null }>;
  activities: Activity[];
  related: RelatedList[];
  history: HistoryEntry[];
}

/** A refused save, in Salesforce's words. */
export interface SaveProblem {
  errors: { errorCode: string; message: string; fields: string[] }[];
}

export interface CanvasPost {
  /** Where the form goes. */
  url: string;
  signedRequest: string;
}
