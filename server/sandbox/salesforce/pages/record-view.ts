import type { DescribedField, DescribedObject } from '../org-port.ts';
import type { Site } from '../site.ts';
import type { Row } from '../soql/table.ts';
import { type FieldInfo, fieldInfo, isShowable, shownValue } from './field-info.ts';
import { additional, type Layout, layouts } from './layouts.ts';
import { nameBehind, nameOf, type RecordName } from './record-name.ts';

/** Everything that the record page shows one person. */
export function recordView(site: Site, userId: string, described: DescribedObject, row: Row) {
  const { name: objectType } = described;
  const visible = described.fields.filter((field) => isShowable(field, row, field.name));
  const objectLabel = typeof described.label === 'string' ? described.label : objectType;
  const metadata = visible.map((field) => fieldInfo(field, objectLabel));
  const name = nameOf(site, userId, objectType, row);
  return {
    ...name,
    fields: Object.fromEntries(visible.map((field) => [field.name, shownValue(row[field.name])])),
    metadata,
    canEdit: site.org.access(userId, name.recordId).edit,
    layout: layoutOf(objectType, metadata),
    names: namesOf(site, userId, visible, row),
    activities: site.org.activities().filter(({ recordId }) => recordId === name.recordId),
    related: relatedLists(site, userId, described, name.recordId),
    history: historyOf(site, userId, { objectType, metadata, recordId: name.recordId }),
  };
}

/** The sections without what the person may not see, and fields of the customer that no section names. */
function layoutOf(objectType: string, metadata: readonly FieldInfo[]): Layout {
  const layout = layouts[objectType] ?? { highlights: [], path: null, sections: [] };
  const known = new Set(layout.sections.flatMap(({ fields }) => fields));
  const others = metadata.filter(({ name }) => name.endsWith('__c') && !known.has(name)).map(({ name }) => name);
  const isVisible = (name: string) => metadata.some((field) => field.name === name);
  return {
    highlights: layout.highlights.filter(isVisible),
    path: layout.path !== null && isVisible(layout.path) ? layout.path : null,
    sections: layout.sections
      .map(({ title, fields }) => ({ title, fields: (title === additional ? others : fields).filter(isVisible) }))
      .filter(({ fields }) => fields.length > 0),
  };
}

function namesOf(site: Site, userId: string, fields: readonly DescribedField[], row: Row) {
  const names: Record<string, { title: string; objectType: string | null }> = {};
  for (const { type, referenceTo, name } of fields) {
    const id = row[name];
    if (type !== 'reference' || typeof id !== 'string') continue;
    const behind = nameBehind(site, userId, referenceTo, id);
    if (behind) names[id] = behind;
  }
  return names;
}

interface RelatedList {
  objectType: string;
  title: string;
  records: RecordName[];
}

/** Records of the navigation's objects that refer to this one, as far as the person may read them. */
function relatedLists(site: Site, userId: string, described: DescribedObject, recordId: string): RelatedList[] {
  const children = described.childRelationships.filter(({ childSObject }) => Object.hasOwn(layouts, childSObject));
  return children.flatMap(({ childSObject, field, relationshipName }) => {
    const rows = site.org.rows(userId, childSObject, false).filter((row) => row[field] === recordId);
    if (rows.length === 0) return [];
    const records = rows.map((row) => nameOf(site, userId, childSObject, row));
    return [{ objectType: childSObject, title: relationshipName ?? childSObject, records }];
  });
}

/** The newest changes of tracked fields first. */
function historyOf(
  site: Site,
  userId: string,
  { objectType, metadata, recordId }: { objectType: string; metadata: readonly FieldInfo[]; recordId: string },
) {
  // Of all objects only Opportunity keeps its history under another kind of name.
  const table = objectType === 'Opportunity' ? 'OpportunityFieldHistory' : `${objectType}History`;
  const labels = new Map(metadata.map(({ name, label }) => [name, label]));
  return (
    site.org
      .rows(userId, table, false)
      // The history of a field is as secret as the field.
      .filter((row) => row[`${objectType}Id`] === recordId && labels.has(String(row.Field)))
      .map((row) => ({
        field: String(row.Field),
        label: labels.get(String(row.Field)) ?? String(row.Field),
        oldValue: shownValue(row.OldValue),
        newValue: shownValue(row.NewValue),
        by: nameBehind(site, userId, ['User'], String(row.CreatedById))?.title ?? String(row.CreatedById),
        at: String(row.CreatedDate),
      }))
      .sort((a, b) => b.at.localeCompare(a.at))
  );
}

/** Records whose name has all the words, the exact beginnings first; without words those changed last. */
export function findRecords(
  site: Site,
  userId: string,
  objectType: string,
  query: string,
  limit: number,
): RecordName[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = site.org.rows(userId, objectType, false);
  const [first] = words;
  if (first === undefined) {
    const changedAt = (row: Row) => String(row.LastModifiedDate ?? '');
    const latest = rows.toSorted((a, b) => changedAt(b).localeCompare(changedAt(a))).slice(0, limit);
    return latest.map((row) => nameOf(site, userId, objectType, row));
  }
  const rank = ({ title }: RecordName) => (title.toLowerCase().startsWith(first) ? 0 : 1);
  return rows
    .map((row) => nameOf(site, userId, objectType, row))
    .filter(({ title, subtitle }) => {
      const text = `${title} ${subtitle}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, limit);
}
