import { aboutProperties, groupsOf } from '../catalogue/catalogue.ts';
import type { Portal } from '../portal.ts';
import { factsOf } from '../records/object-types.ts';
import type { ObjectType, StoredRecord } from '../records/record.ts';
import type { PortalState } from '../records/state.ts';

export interface RecordName {
  objectTypeId: string;
  objectId: string;
  title: string;
  subtitle: string;
}

export function nameOf({ state }: { state: PortalState }, record: StoredRecord): RecordName {
  const read = (name: string) => record.values.get(name) ?? '';
  const { objectType, id } = record;
  const { typeId, singular } = factsOf(objectType);
  const titles: Record<ObjectType, string> = {
    contacts: `${read('firstname')} ${read('lastname')}`.trim() || read('email'),
    companies: read('name') || read('domain'),
    deals: read('dealname'),
    tickets: read('subject'),
  };
  const subtitles: Record<ObjectType, string> = {
    contacts: [read('jobtitle'), read('company')].filter(Boolean).join(' · '),
    companies: read('domain'),
    deals: labelOf(state, 'deals', 'dealstage', read('dealstage')),
    tickets: labelOf(state, 'tickets', 'hs_pipeline_stage', read('hs_pipeline_stage')),
  };
  return {
    objectTypeId: typeId,
    objectId: id,
    title: titles[objectType] || `${singular} ${id}`,
    subtitle: subtitles[objectType],
  };
}

function labelOf(state: PortalState, objectType: ObjectType, property: string, value: string): string {
  return state.property(objectType, property)?.options.find((option) => option.value === value)?.label ?? value;
}

/** Everything that the record page shows. */
export function recordView(portal: Portal, record: StoredRecord) {
  const { state } = portal;
  const { objectType, id, values, history } = record;
  const metadata = [...state.properties[objectType].values()].filter((property) => !property.archived);
  const shown = metadata.filter(({ dataSensitivity }) => dataSensitivity === 'non_sensitive');
  const changed = [...history].filter(([, entries]) => entries.length > 1);
  return {
    ...nameOf(portal, record),
    objectType,
    properties: Object.fromEntries(shown.map(({ name }) => [name, values.get(name) ?? null])),
    propertyMetadata: shown,
    groups: groupsOf(shown),
    about: aboutProperties[objectType],
    timeline: (state.activities[objectType].get(id) ?? []).toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1)),
    associations: (state.associations[objectType].get(id) ?? []).flatMap((association) => {
      const other = state.record(association.objectType, association.id);
      if (!other) return [];
      return [{ ...nameOf(portal, other), ...(association.label ? { label: association.label } : {}) }];
    }),
    history: Object.fromEntries(changed),
  };
}

/** Records whose name has all the words, the exact beginnings first. */
export function findRecords(portal: Portal, objectType: ObjectType, query: string, limit: number): RecordName[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: RecordName[] = [];
  for (const record of portal.state.records[objectType].values()) {
    if (record.archived) continue;
    const name = nameOf(portal, record);
    const text = `${name.title} ${name.subtitle}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.push(name);
  }
  const rank = ({ title }: RecordName) => (title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}
