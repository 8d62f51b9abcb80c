import { useEffect, useId, useRef, useState } from 'react';
import { StateMessage } from '../../shell/StateMessage.tsx';
import { lightningApi, type RecordKey } from '../api/lightning-api.ts';
import type { CanvasPost, Person, Session } from '../api/page-types.ts';
import { type RecordUpdateDetail, recordUpdateEvent } from '../platform/record-update-event.ts';

interface Props {
  session: Session;
  person: Person;
  record: RecordKey;
}

/** As the deployed Aura component sets it: Canvas does not grow with what stands in it. */
const height = 600;
/** All that the deployed Aura component understands. */
const appliedMessage = 'fieldward-applied';

/** What `force:canvasApp` in an Aura component does: a signed request, posted by the browser into a frame. */
export function CanvasPanel({ session, person, record }: Props) {
  const [post, setPost] = useState<CanvasPost | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { objectType, recordId } = record;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks for another signed request.
  useEffect(() => {
    if (session.canvasUrl === null) return;
    let gone = false;
    setPost(null);
    setFailure(null);
    lightningApi.canvas(person.userId, { objectType, recordId }).then(
      (given) => !gone && setPost(given),
      (error: Error) => !gone && setFailure(error.message),
    );
    return () => {
      gone = true;
    };
  }, [session.canvasUrl, person.userId, objectType, recordId, attempt]);
  if (session.canvasUrl === null) {
    return <StateMessage kind="empty" title="No Canvas app here" text="The org has no Canvas app." />;
  }
  return (
    <div className="lx-panel" data-embedding="canvas">
      {failure && (
        <StateMessage
          kind="failed"
          title="The Canvas app could not be shown"
          text={failure}
          onRetry={() => setAttempt(attempt + 1)}
        />
      )}
      {!failure && !post && <StateMessage kind="loading" title="Loading the Canvas app" />}
      {post && <CanvasFrame key={post.signedRequest} post={post} recordId={recordId} />}
    </div>
  );
}

function CanvasFrame({ post, recordId }: { post: CanvasPost; recordId: string }) {
  const name = `canvas-${useId().replaceAll(/\W/g, '')}`;
  const form = useRef<HTMLFormElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const sent = useRef(false);
  useEffect(() => {
    // Once: a signed request is good for one session, and React runs effects twice while developing.
    if (!sent.current) form.current?.submit();
    sent.current = true;
  }, []);
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      // Every page can post here, and a sandboxed frame has the origin "null" like any other: the window decides.
      if (source !== frame.current?.contentWindow) return;
      if ((data as { type?: unknown } | null)?.type !== appliedMessage) return;
      const detail: RecordUpdateDetail = { recordIds: [recordId] };
      window.dispatchEvent(new CustomEvent(recordUpdateEvent, { detail }));
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [recordId]);
  return (
    <>
      <form ref={form} method="post" action={post.url} target={name} hidden>
        <input type="hidden" name="signed_request" value={post.signedRequest} />
      </form>
      <iframe
        ref={frame}
        name={name}
        title="Fieldward suggestions"
        sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
        style={{ height }}
      />
    </>
  );
}
