import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON; `null` without a body. */
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. `'never'`: no answer at all. */
  readonly body: unknown;
}

export interface HttpDouble extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** A server on loopback that answers as told and remembers what it was asked. */
export async function startDouble(answer: (asked: Asked) => Answer | 'never'): Promise<HttpDouble> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: sent === '' ? null : (JSON.parse(sent) as unknown) };
    asked.push(one);
    const reply = answer(one);
    if (reply === 'never') return;
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
