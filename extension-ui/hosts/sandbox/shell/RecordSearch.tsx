import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { navigate } from './navigation.ts';

export interface SearchResult {
  path: string;
  title: string;
  /** What kind of record, and whose. */
  detail: string;
}

interface Props {
  placeholder: string;
  search(query: string): Promise<SearchResult[]>;
}

const typingPauseMs = 150;

/** The CRM's search over everything. */
export function RecordSearch({ placeholder, search }: Props) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const results = useResults(search, query, open);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const go = (record: SearchResult | undefined) => {
    if (!record) return;
    setOpen(false);
    setQuery('');
    input.current?.blur();
    navigate(record.path);
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
    <div className="sb-search">
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
        placeholder={placeholder}
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
      <div id={listId} role="listbox" aria-label="Records" className="sb-search-results" hidden={!open}>
        {results === null && <p className="sb-muted">Searching…</p>}
        {results?.length === 0 && <p className="sb-muted">No record matches “{query}”.</p>}
        {results?.map((record, index) => (
          <div
            key={record.path}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={index === active ? 'sb-search-result is-active' : 'sb-search-result'}
            // Before the blur, which closes the list under the pointer.
            onMouseDown={(event) => {
              event.preventDefault();
              go(record);
            }}
          >
            <span>{record.title}</span>
            <span className="sb-muted">{record.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Null while the answer is under way. */
function useResults(search: Props['search'], query: string, open: boolean): SearchResult[] | null {
  const [results, setResults] = useState<SearchResult[] | null>(null);
  useEffect(() => {
    if (!open) return;
    let current = true;
    setResults(null);
    const timer = window.setTimeout(async () => {
      const found = await search(query.trim()).catch(() => []);
      if (current) setResults(found);
    }, typingPauseMs);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [search, query, open]);
  return results;
}
