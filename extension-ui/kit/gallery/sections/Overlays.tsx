import {
  Button,
  Flex,
  Input,
  Link,
  Modal,
  ModalBody,
  ModalFooter,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  Select,
  Tag,
  Text,
  Tooltip,
} from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

export function Overlays() {
  const log = useLog();
  return (
    <Flex gap="small" wrap={true} align="center">
      <Button
        testId="open-modal"
        overlay={
          <Modal
            id="confirm"
            title="Undo this change?"
            width="md"
            variant="danger"
            onOpen={log('modal opened')}
            onClose={log('modal closed')}
          >
            <ModalBody>
              <Flex direction="column" gap="medium">
                <Text>The earlier value is written back if nobody changed it since.</Text>
                <Input name="note" label="Note" />
                <Select name="why" label="Why" options={[{ label: 'Wrong value', value: 1 }]} />
              </Flex>
            </ModalBody>
            <ModalFooter>
              <Button variant="destructive">Undo the change</Button>
              <Button>Keep it</Button>
            </ModalFooter>
          </Modal>
        }
      >
        Open modal
      </Button>
      <Button
        variant="transparent"
        testId="open-panel"
        overlay={
          <Panel id="source" title="Call with Northwind" width="md" variant="modal">
            <PanelBody>
              <PanelSection>
                <Text format={{ fontWeight: 'bold' }}>Ada Byrne, 14:02</Text>
                <Text>“We moved the signature to the last week of March, the board meets on the 24th.”</Text>
              </PanelSection>
              <PanelSection flush={true}>
                <Text variant="microcopy">Recorded with consent.</Text>
              </PanelSection>
            </PanelBody>
            <PanelFooter>
              <Button>Copy quote</Button>
            </PanelFooter>
          </Panel>
        }
      >
        Read source
      </Button>
      <Tag overlay={<Tooltip>Filed on 3 March at 14:02, expires in 12 days</Tooltip>} testId="tipped">
        2 hours ago
      </Tag>
      <Link
        href="#"
        overlay={
          <Panel id="from-link" aria-label="From a link">
            <PanelBody>
              <Text>Opened by a link.</Text>
            </PanelBody>
          </Panel>
        }
      >
        Details
      </Link>
    </Flex>
  );
}
