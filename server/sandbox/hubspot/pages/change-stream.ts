import { type EventStream, eventStream } from '../../pages/event-stream.ts';
import type { Portal } from '../portal.ts';
import { factsOf } from '../records/object-types.ts';

/** Tells open pages of every change in the portal. */
export function changeStream(portal: Portal): EventStream {
  const stream = eventStream();
  const stop = portal.state.onChange(({ objectType, id, values, source }) => {
    const { typeId } = factsOf(objectType);
    stream.announce({
      type: 'record.changed',
      objectTypeId: typeId,
      objectId: id,
      properties: values,
      source: source.sourceType,
    });
  });
  return {
    ...stream,
    close: () => {
      stop();
      stream.close();
    },
  };
}
