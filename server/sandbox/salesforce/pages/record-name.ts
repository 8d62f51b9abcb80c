import type { Site } from '../site.ts';
import type { Row } from '../soql/table.ts';

export interface RecordName {
  objectType: string;
  recordId: string;
  title: string;
  subtitle: string;
}

/** By what a record is recognised, from what the person may see of it. */
export function nameOf(site: Site, userId: string, objectType: string, row: Row): RecordName {
  const text = (field: string) => (typeof row[field] === 'string' ? row[field] : '');
  const person = `${text('FirstName')} ${text('LastName')}`.trim();
  const title = objectType === 'Case' ? text('Subject') || text('CaseNumber') : text('Name') || person;
  const recordId = text('Id');
  return { objectType, recordId, title: title || recordId, subtitle: subtitleOf(site, userId, objectType, text) };
}

/** The name behind a lookup. A record that the person may not read keeps its name to itself. */
export function nameBehind(
  site: Site,
  userId: string,
  referenceTo: readonly string[],
  id: string,
): { title: string; objectType: string } | null {
  for (const objectType of referenceTo) {
    const row = site.org.row(userId, objectType, id, false);
    if (row) return { title: nameOf(site, userId, objectType, row).title, objectType };
  }
  return null;
}

function subtitleOf(site: Site, userId: string, objectType: string, text: (field: string) => string): string {
  const account = () => nameBehind(site, userId, ['Account'], text('AccountId'))?.title ?? '';
  switch (objectType) {
    case 'Opportunity':
      return joined(text('StageName'), account());
    case 'Account':
      return joined(text('Industry'), text('BillingCity'));
    case 'Contact':
      return joined(text('Title'), account());
    case 'Lead':
      return joined(text('Title'), text('Company'));
    case 'Case':
      return joined(text('CaseNumber'), text('Status'));
    default:
      return '';
  }
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ');
}
