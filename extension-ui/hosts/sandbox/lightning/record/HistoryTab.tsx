import type { FieldInfo, FieldValue, RecordView } from '../api/page-types.ts';
import { type FormatSettings, formatField, formatMoment } from './format-field.ts';

/** Salesforce's field history: who changed which tracked field, and from what. */
export function HistoryTab({ view, settings }: { view: RecordView; settings: FormatSettings }) {
  if (view.history.length === 0) return <p className="sb-muted">No tracked field was changed yet.</p>;
  const shown = (name: string, value: FieldValue) => {
    const field = view.metadata.find((candidate) => candidate.name === name);
    return field ? formatField(field as FieldInfo, value, view.names, settings) : String(value ?? '');
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="lx-table" aria-label="Field history" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Field</th>
            <th scope="col">User</th>
            <th scope="col">Original Value</th>
            <th scope="col">New Value</th>
          </tr>
        </thead>
        <tbody>
          {view.history.map(({ field, label, oldValue, newValue, by, at }) => (
            <tr key={`${field} ${at}`}>
              <td>{formatMoment(at, settings.timeZone)}</td>
              <td>{label}</td>
              <td>{by}</td>
              <td>{shown(field, oldValue)}</td>
              <td>{shown(field, newValue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
