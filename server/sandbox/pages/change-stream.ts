import type { RequestHandler, Response } from 'express';
import type { Portal } from '../hubspot/portal.ts';
import { factsOf } from '../hubspot/records/object-types.ts';

const heartbeatMs = 25_000;

/** Tells open pages at once what changed, as server-sent events. */
export function changeStream(portal: Portal): {
  handler: RequestHandler;
  announce(event: object): void;
  close(): void;
} {
  const open = new Set<Response>();
  let closed = false;
  const announce = (event: object) => {
    for (const res of open) res.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const stop = portal.state.onChange(({ objectType, id, values, source }) => {
    const { typeId } = factsOf(objectType);
    announce({
      type: 'record.changed',
      objectTypeId: typeId,
      objectId: id,
      properties: values,
      source: source.sourceType,
    });
  });
  // A connection that died without a word is noticed by writing to it.
  const heartbeat = setInterval(() => {
    for (const res of open) res.write(': still here\n\n');
  }, heartbeatMs).unref();
  return {
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
    announce,
    close: () => {
      closed = true;
      stop();
      clearInterval(heartbeat);
      for (const res of open) res.end();
    },
  };
}
