import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { RecordName } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';
import { objectName, objectNames } from './object-names.ts';
import { navigate, recordPath } from './use-route.ts';

const perObject = 5;
const typingPauseMs = 150;

/** HubSpot's search over everything: contacts, companies, deals and tickets. */
export function RecordSearch() {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const results = useResults(query, open);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const go = (record: RecordName | undefined) => {
    if (!record) return;
    setOpen(false);
    setQuery('');
    input.current?.blur();
    navigate(recordPath(record.objectTypeId, record.objectId));
  };
  const onKey = (event: KeyboardEvent) => {
    const count = results?.length ?? 0;
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter') go(results?.[active]);
    else if (event.key === 'ArrowDown') setActive((now) => (count > 0 ? (now + 1) % count : 0));
    else if (event.key === 'ArrowUp') setActive((now) => (count > 0 ? (now + count - 1) % count : 0));
    else return;
    event.preventDefault();
  };
  return (
    <div className="hs-search">
      <Search size={16} aria-hidden />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Search records"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && results?.length ? `${listId}-${active}` : undefined}
        placeholder="Search contacts, companies, deals, tickets"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <div id={listId} role="listbox" aria-label="Records" className="hs-search-results" hidden={!open}>
        {results === null && <p className="hs-muted">Searching…</p>}
        {results?.length === 0 && <p className="hs-muted">No record matches “{query}”.</p>}
        {results?.map((record, index) => (
          <div
            key={`${record.objectTypeId}/${record.objectId}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={index === active ? 'hs-search-result is-active' : 'hs-search-result'}
            // Before the blur, which closes the list under the pointer.
            onMouseDown={(event) => {
              event.preventDefault();
              go(record);
            }}
          >
            <span>{record.title}</span>
            <span className="hs-muted">
              {objectName(record.objectTypeId).one}
              {record.subtitle ? ` · ${record.subtitle}` : ''}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Null while the answer is under way. */
function useResults(query: string, open: boolean): RecordName[] | null {
  const [results, setResults] = useState<RecordName[] | null>(null);
  useEffect(() => {
    if (!open) return;
    let current = true;
    setResults(null);
    const timer = window.setTimeout(async () => {
      const searches = objectNames.map((name) => sandboxApi.records(name.objectTypeId, query.trim(), perObject));
      const found = await Promise.all(searches).catch(() => []);
      if (current) setResults(found.flat());
    }, typingPauseMs);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [query, open]);
  return results;
}
