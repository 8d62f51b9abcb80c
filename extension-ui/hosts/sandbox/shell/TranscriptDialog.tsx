import { Ban, CircleCheck, LoaderCircle } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import type { FiledSuggestion, TranscriptReply } from './demo-types.ts';

interface Props {
  add(transcript: { title: string; text: string }): Promise<TranscriptReply>;
  onClose(): void;
}

type Progress =
  | { status: 'writing' }
  | { status: 'reading' }
  | { status: 'failed'; message: string }
  | { status: 'done'; filed: FiledSuggestion[] };

/** Adds a call to the timeline and lets the demo agent read it. */
export function TranscriptDialog({ add, onClose }: Props) {
  const [progress, setProgress] = useState<Progress>({ status: 'writing' });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProgress({ status: 'reading' });
    try {
      const { result } = await add({ title: String(form.get('title')).trim(), text: String(form.get('text')) });
      setProgress({ status: 'done', filed: result?.results ?? [] });
    } catch (error) {
      setProgress({ status: 'failed', message: (error as Error).message });
    }
  };
  return (
    <Dialog title="Paste a transcript" onClose={onClose}>
      {progress.status === 'done' ? (
        <Filed suggestions={progress.filed} onClose={onClose} />
      ) : (
        <form className="sb-dialog-form sb-fields" onSubmit={submit}>
          <p className="sb-muted">
            It becomes a call on this record. An agent reads it and may only suggest: nothing in the record changes
            before a person accepts.
          </p>
          <label>
            Title
            <input name="title" required maxLength={200} defaultValue="Call with the customer" />
          </label>
          <label>
            Transcript
            <textarea name="text" required rows={12} maxLength={100_000} placeholder={example} />
          </label>
          {progress.status === 'failed' && (
            <p className="sb-error" role="alert">
              {progress.message}
            </p>
          )}
          <footer className="sb-dialog-foot">
            <button type="submit" className="sb-button is-primary" disabled={progress.status === 'reading'}>
              {progress.status === 'reading' ? 'The agent is reading…' : 'Add the call and let the agent read it'}
              {progress.status === 'reading' && <LoaderCircle className="sb-spin" size={16} aria-hidden />}
            </button>
            <button type="button" className="sb-button" onClick={onClose}>
              Cancel
            </button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}

const example =
  'Dana Whitlock: We can sign by the end of March.\nYou: And the budget?\nDana Whitlock: 250 thousand, approved.';

function Filed({ suggestions, onClose }: { suggestions: FiledSuggestion[]; onClose(): void }) {
  const filed = suggestions.filter(wasFiled).length;
  return (
    <div className="sb-dialog-form">
      <p role="status">
        {suggestions.length === 0
          ? 'The call is on the timeline. The agent found nothing to suggest in it.'
          : `${filed} filed for review, ${suggestions.length - filed} refused.`}
      </p>
      <ul className="sb-filed">
        {suggestions.map((suggestion) => (
          <li key={`${suggestion.field} ${suggestion.quote}`} className={wasFiled(suggestion) ? '' : 'is-refused'}>
            {wasFiled(suggestion) ? <CircleCheck size={18} aria-hidden /> : <Ban size={18} aria-hidden />}
            <div>
              <strong>{suggestion.label || suggestion.field}</strong>
              <span>{` → ${valueText(suggestion.proposedValue)}`}</span>
              <q>{suggestion.quote}</q>
              <p className="sb-filed-reason">
                {wasFiled(suggestion) ? 'Waits for review' : `Refused: ${suggestion.message ?? suggestion.status}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <footer className="sb-dialog-foot">
        <button type="button" className="sb-button is-primary" onClick={onClose}>
          Show the record
        </button>
      </footer>
    </div>
  );
}

function wasFiled({ status }: FiledSuggestion): boolean {
  return status === 'pending' || status === 'quarantined' || status === 'duplicate';
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
