import { useState } from 'react';
import type { PropertyMetadata, RecordView } from '../api/page-types.ts';
import { objectName } from '../navigation/object-names.ts';
import type { FormatSettings } from './format-property.ts';
import { PropertyRow } from './PropertyRow.tsx';
import { Section } from './Section.tsx';

interface Props {
  record: RecordView;
  changed: ReadonlySet<string>;
  changeCount: number;
  settings: FormatSettings;
  onSave(name: string, value: string): Promise<void>;
}

/** "About this deal", and every other property behind one more click. */
export function PropertyList({ record, ...rest }: Props) {
  const [all, setAll] = useState(false);
  const [filter, setFilter] = useState('');
  const about = new Set(record.about);
  const wanted = filter.trim().toLowerCase();
  const others = record.propertyMetadata.filter(
    ({ name, label, hidden }) =>
      !about.has(name) && !hidden && (label.toLowerCase().includes(wanted) || name.includes(wanted)),
  );
  return (
    <>
      <Section title={`About this ${objectName(record.objectTypeId).one.toLowerCase()}`}>
        <Rows {...rest} record={record} properties={record.about.flatMap((name) => find(record, name))} />
        <button type="button" className="sb-link" onClick={() => setAll(!all)}>
          {all ? 'Show fewer properties' : 'View all properties'}
        </button>
      </Section>
      {all && (
        <Section title="All properties">
          <input
            type="search"
            className="sb-input"
            aria-label="Search properties"
            placeholder="Search properties"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          {record.groups.map(({ name, label }) => {
            const properties = others.filter(({ groupName }) => groupName === name);
            if (properties.length === 0) return null;
            return (
              <div key={name}>
                <h3 className="hs-group">{label}</h3>
                <Rows {...rest} record={record} properties={properties} />
              </div>
            );
          })}
          {others.length === 0 && <p className="sb-muted">No property is called that.</p>}
        </Section>
      )}
    </>
  );
}

function Rows({
  record,
  properties,
  changed,
  changeCount,
  settings,
  onSave,
}: Props & { properties: PropertyMetadata[] }) {
  return properties.map((property) => {
    const isChanged = changed.has(property.name);
    return (
      <PropertyRow
        // A new key for a new change: the mark is an animation, which only a new element plays again.
        key={isChanged ? `${property.name} ${changeCount}` : property.name}
        property={property}
        value={record.properties[property.name] ?? null}
        settings={settings}
        changed={isChanged}
        onSave={(value) => onSave(property.name, value)}
      />
    );
  });
}

function find(record: RecordView, name: string): PropertyMetadata[] {
  const property = record.propertyMetadata.find((candidate) => candidate.name === name);
  return property ? [property] : [];
}
