import '#ui/kit/kit.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { takeQueueKeys } from '../web/queue-keys.ts';
import { sendJson } from '../web/send-json.ts';
import { App } from './App.tsx';
import { ConsoleSession } from './console-session.ts';
import { returnToPlace, wentToSignIn } from './place.ts';
import { readStartData } from './start-data.ts';
import { takeCode } from './take-code.ts';

/** Often enough that nobody sees a page for long whose sign-in has ended. */
const tickMs = 15_000;

const code = takeCode(window, wentToSignIn());
if (code !== null) returnToPlace();
const page = document.getElementById('console');
if (!page) throw new Error('index.html lost its console element.');
const { crms } = readStartData(document.getElementById('fieldward-start')?.textContent ?? '{}');
// The page is one step below the server's address, which may have a path of its own.
const base = new URL('.', location.href).href;
const session = new ConsoleSession({ base, send: sendJson, now: Date.now, storage: sessionStorage });
for (const sign of ['pointerdown', 'keydown', 'wheel']) {
  document.addEventListener(sign, session.noteActivity, { passive: true });
}
setInterval(() => void session.tick(), tickMs);
// A tab that slept must not show anything before it has looked at the clock.
document.addEventListener('visibilitychange', () => void session.tick());
takeQueueKeys(document);
void session.begin(code);
createRoot(page).render(<App session={session} base={base} crms={crms} />);
