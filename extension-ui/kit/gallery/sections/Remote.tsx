import { createRemoteReceiver, createRemoteRoot } from '@remote-ui/core';
import { createRemoteReactComponent, createRoot } from '@remote-ui/react';
import { createController, RemoteRenderer } from '@remote-ui/react/host';
import { useEffect, useMemo, useState } from 'react';
import { kitComponents } from '../../kit-components.ts';
import { useLog } from '../event-log.ts';

// As the SDK makes its components: a name, and which props carry components.
const Button = createRemoteReactComponent<string, Record<string, unknown>>('Button', { fragmentProps: ['overlay'] });
const Tabs = createRemoteReactComponent<string, Record<string, unknown>>('Tabs');
const Tab = createRemoteReactComponent<string, Record<string, unknown>>('Tab');
const Text = createRemoteReactComponent<string, Record<string, unknown>>('Text');
const Panel = createRemoteReactComponent<string, Record<string, unknown>>('Panel');
const Chart = createRemoteReactComponent<string, Record<string, unknown>>('CrmReport');

/** A card drawn through remote-ui, as a worker's is. */
export function Remote() {
  const log = useLog();
  const [receiver] = useState(createRemoteReceiver);
  const controller = useMemo(() => createController(kitComponents), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the remote tree is drawn once.
  useEffect(() => {
    const root = createRemoteRoot(receiver.receive, { components: Object.keys(kitComponents) });
    const remote = createRoot(root);
    remote.render(<RemoteCard log={log} />);
    root.mount();
    return () => remote.unmount();
  }, [receiver]);
  return <RemoteRenderer controller={controller} receiver={receiver} />;
}

function RemoteCard({ log }: { log: (name: string) => (...args: unknown[]) => void }) {
  const [count, setCount] = useState(0);
  const overlay = (
    <Panel id="remote-panel" title="Remote panel">
      <Text>{`Counted to ${count}`}</Text>
    </Panel>
  );
  return (
    <>
      <Button
        onClick={(event: unknown) => {
          setCount((known) => known + 1);
          log('remote click')(event);
        }}
        overlay={overlay}
      >
        Remote button
      </Button>
      <Tabs>
        <Tab tabId="a" title="Remote one">
          <Text>Remote first</Text>
        </Tab>
        <Tab tabId="b" title="Remote two">
          <Text>Remote second</Text>
        </Tab>
      </Tabs>
      <Chart />
    </>
  );
}
