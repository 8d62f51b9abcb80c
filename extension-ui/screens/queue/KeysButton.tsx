import {
  Button,
  Flex,
  ModalBody,
  ModalFooter,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import type { Host } from '#ui/core/host.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { ModalButton } from '../settings/ModalButton.tsx';

/** Which key presses which button. */
export function KeysButton({ host }: { host: Host }) {
  return (
    <ModalButton
      host={host}
      id="queue-keys"
      act={words.keys}
      icon="questionAnswer"
      title={words.keysTitle}
      variant="transparent"
    >
      {(close) => (
        <>
          <ModalBody>
            <Flex direction="column" gap="small">
              <Text>{words.keysIntro}</Text>
              <Table density="condensed" bordered={false}>
                <TableBody>
                  {words.keyList.map(([key, meaning]) => (
                    <TableRow key={key}>
                      <TableCell width="min">
                        <Tag>{key}</Tag>
                      </TableCell>
                      <TableCell>{meaning}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </Flex>
          </ModalBody>
          <ModalFooter>
            <Button variant="secondary" onClick={close} testId="queue-keys-close">
              {words.keysClose}
            </Button>
          </ModalFooter>
        </>
      )}
    </ModalButton>
  );
}
