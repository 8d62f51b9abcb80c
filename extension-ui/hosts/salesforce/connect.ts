import { sendJson } from '../web/send-json.ts';
import type { Connection } from './App.tsx';
import { openCanvas } from './embedding/canvas.ts';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import { openGuest } from './embedding/guest.ts';
import { hostMetadata } from './embedding/host-origin.ts';
import { PageSession } from './session.ts';
import { readStartData } from './start-data.ts';

/** Answers whoever frames this page; `null` where nobody does whom it may talk to. */
export function connect(): Connection | null {
  const { allowedOrigins, canvas } = readStartData(document.getElementById('fieldward-start')?.textContent ?? '{}');
  if (canvas !== null) {
    return withSession(openCanvas(canvas, new Set([window.parent, window.top ?? window.parent])), 'code');
  }
  const metadata = window.parent === window ? null : hostMetadata(location.search, allowedOrigins);
  return metadata === null ? null : withSession(openGuest(metadata, window), 'assertion');
}

function withSession(embedding: EmbeddingHost, proofKind: 'assertion' | 'code'): Connection {
  // The page lies two steps below the server's address, which may have a path of its own.
  const base = new URL('../../', location.href).href;
  return { embedding, session: new PageSession({ base, embedding, proofKind, send: sendJson, now: Date.now }) };
}
