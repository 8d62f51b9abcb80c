import type { OtherCrm } from '../../shell/demo-types.ts';

/* What the stand-in HubSpot answers to its own page. It is a package of its own, so these shapes are written down again. */

export interface Person {
  userId: number;
  ownerId: string;
  firstName: string;
  lastName: string;
  email: string;
  role: 'rep' | 'sales_ops' | 'admin';
  teams: { id: number; name: string }[];
}

export interface CardInfo {
  location: 'crm.record.tab' | 'crm.record.sidebar' | 'helpdesk.sidebar' | 'crm.bulkActions' | 'pages' | 'settings';
  title: string;
  scriptUrl: string;
}

export interface Session {
  portal: { id: number; timezone: string; currency: string; name: string };
  app: { appId: number; name: string };
  people: Person[];
  cards: CardInfo[];
  /** Where `hubspot.fetch` may go; the page's own origin when it is not said. */
  productUrl?: string;
  owners?: { id: string; name: string }[];
  otherCrms?: OtherCrm[];
}

export interface RecordName {
  objectTypeId: string;
  objectId: string;
  title: string;
  subtitle?: string;
}

export interface PropertyOption {
  value: string;
  label: string;
  hidden?: boolean;
}

export interface PropertyMetadata {
  name: string;
  label: string;
  description?: string;
  groupName: string;
  type: string;
  fieldType: string;
  options?: PropertyOption[];
  hidden?: boolean;
  calculated?: boolean;
  referencedObjectType?: string | null;
  showCurrencySymbol?: boolean;
  modificationMetadata?: { readOnlyValue?: boolean };
}

export interface Activity {
  id: string;
  kind: 'call' | 'email' | 'note' | 'meeting';
  title: string;
  occurredAt: string;
  participants: (string | { name: string })[];
  text: string;
}

export interface RecordView extends RecordName {
  objectType: string;
  properties: Record<string, string | null>;
  propertyMetadata: PropertyMetadata[];
  groups: { name: string; label: string }[];
  about: string[];
  timeline: Activity[];
  associations: (RecordName & { label?: string })[];
}
