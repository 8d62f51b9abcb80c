import type { RequestHandler, Response } from 'express';

const heartbeatMs = 25_000;

export interface EventStream {
  handler: RequestHandler;
  announce(event: object): void;
  close(): void;
}

/** Tells open pages at once what changed, as server-sent events. */
export function eventStream(): EventStream {
  const open = new Set<Response>();
  let closed = false;
  // A connection that died without a word is noticed by writing to it.
  const heartbeat = setInterval(() => {
    for (const res of open) res.write(': still here\n\n');
  }, heartbeatMs).unref();
  return {
    announce: (event) => {
      for (const res of open) res.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    handler: (req, res) => {
      // A page that comes back while the server shuts down would hold it up. Any answer would end its attempts for
      // good; after a broken connection it tries again, and finds the next server.
      if (closed) {
        req.socket.destroy();
        return;
      }
      res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      res.flushHeaders();
      res.write('retry: 1000\n\n');
      open.add(res);
      req.on('close', () => open.delete(res));
    },
    close: () => {
      closed = true;
      clearInterval(heartbeat);
      for (const res of open) res.end();
    },
  };
}
