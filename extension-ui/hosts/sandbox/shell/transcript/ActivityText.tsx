import { Avatar } from '../Avatar.tsx';
import { transcriptLines } from './transcript-lines.ts';

interface Props {
  text: string;
  /** A call, meeting or note may be a transcript; an e-mail never is. */
  isTalk: boolean;
  className: string;
}

/** Text from documents is text: it is only ever put on the page as such. */
export function ActivityText({ text, isTalk, className }: Props) {
  const lines = transcriptLines(text);
  const isTranscript = isTalk && lines.filter(({ speaker }) => speaker).length >= 2;
  if (!isTranscript) return <p className={className}>{text}</p>;
  return (
    <ol className="sb-transcript" aria-label="Transcript">
      {lines.map(({ speaker, time, text: said }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stored transcript neither move nor have names.
        <li key={index}>
          {speaker && <Avatar name={speaker} size="small" />}
          <div>
            {speaker && (
              <p className="sb-transcript-who">
                {speaker} {time && <span className="sb-muted">{time}</span>}
              </p>
            )}
            <p>{said}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
