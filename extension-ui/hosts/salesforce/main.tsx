import '#ui/kit/kit.css';
import './panel.css';
import { createRoot } from 'react-dom/client';
import { sendJson } from '../web/send-json.ts';
import { App, type Connection } from './App.tsx';
import { openCanvas } from './embedding/canvas.ts';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import { openGuest } from './embedding/guest.ts';
import { hostMetadata } from './embedding/host-origin.ts';
import { rememberPlace } from './remember-place.ts';
import { PageSession } from './session.ts';
import { readStartData } from './start-data.ts';

function connect(): Connection | null {
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

const page = document.getElementById('panel');
if (!page) throw new Error('index.html lost its panel element.');
rememberPlace(document);
createRoot(page).render(<App connection={connect()} />);
