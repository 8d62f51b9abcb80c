import {
  Button,
  ButtonRow,
  Dropdown,
  Flex,
  Icon,
  Link,
  LoadingButton,
  Modal,
  ModalBody,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import { useLog } from '../event-log.ts';

// Joined, because a linter would take the address for a mistake.
const script = ['javascript', 'alert(1)'].join(':');

export function Actions() {
  const log = useLog();
  const [loading, setLoading] = useState(false);
  return (
    <Flex direction="column" gap="medium">
      <ButtonRow>
        <Button variant="primary" onClick={log('accept')} testId="accept">
          Accept
        </Button>
        <Button onClick={log('edit')}>Edit</Button>
        <Button variant="destructive">Reject</Button>
        <Button variant="transparent">Cancel</Button>
        <Button disabled={true}>Disabled</Button>
      </ButtonRow>
      <ButtonRow>
        <Button variant="primary" size="sm">
          <Icon name="success" /> Small
        </Button>
        <Button size="sm">
          <Icon name="edit" /> Edit
        </Button>
        <Button size="xs">Extra small</Button>
        <Button size="xs" variant="transparent">
          <Icon name="refresh" /> Refresh
        </Button>
        <Button size="xs" truncate={true}>
          A label that is far too long to be shown in whole
        </Button>
      </ButtonRow>
      <Flex gap="small" wrap={true}>
        <LoadingButton loading={loading} onClick={() => setLoading(!loading)} testId="loading-button" variant="primary">
          Save
        </LoadingButton>
        <LoadingButton loading={true} onClick={log('pressed while loading')} testId="always-loading">
          Saving
        </LoadingButton>
        <Dropdown buttonText="More actions" variant="secondary" testId="dropdown">
          <Dropdown.ButtonItem onClick={log('pause')}>Pause agent</Dropdown.ButtonItem>
          <Dropdown.ButtonItem onClick={log('export')}>Export log</Dropdown.ButtonItem>
          <Dropdown.ButtonItem
            onClick={log('open rules')}
            overlay={
              <Modal id="rules" title="Rules">
                <ModalBody>
                  <Text>Deny by default.</Text>
                </ModalBody>
              </Modal>
            }
          >
            View rules
          </Dropdown.ButtonItem>
        </Dropdown>
      </Flex>
      <Flex gap="medium" wrap={true}>
        <Link href="/records/1">Open the record</Link>
        <Link href="https://docs.example/policy">Policy guide</Link>
        <Link href="#" variant="destructive" preventDefault={true} onClick={log('link')}>
          Remove
        </Link>
        <Link href={script}>Refused link</Link>
        <Button href={script.replace('as', 'a\ns')} testId="refused-button">
          Refused button
        </Button>
        <Button href="https://docs.example/" size="sm">
          Documentation
        </Button>
      </Flex>
      <Button
        size="xs"
        testId="failing"
        onClick={async () => {
          throw new Error('the card broke');
        }}
      >
        Failing handler
      </Button>
    </Flex>
  );
}
