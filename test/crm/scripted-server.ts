import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly contentType: string;
  readonly text: string;
}

/** `drop` breaks the connection after the request was read; `stall` never answers. */
export type ScriptedAnswer =
  | 'drop'
  | 'stall'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

/** An HTTP server on loopback that answers as it is told and remembers what it was asked. */
export async function scriptedServer(answer: (request: SeenRequest) => ScriptedAnswer) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, reply) => {
    const request = await read(incoming);
    seen.push(request);
    const said = answer(request);
    if (said === 'drop') incoming.socket.destroy();
    if (said === 'drop' || said === 'stall') return;
    const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {});
    reply.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    token: incoming.headers.authorization?.replace('Bearer ', '') ?? '',
    contentType: incoming.headers['content-type'] ?? '',
    text: Buffer.concat(chunks).toString(),
  };
}
