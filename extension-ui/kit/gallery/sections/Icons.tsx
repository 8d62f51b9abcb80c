import { Flex, Icon, type IconNames } from '@hubspot/ui-extensions';
import { sdkIcons } from '../../icons/sdk-icons.ts';

const names = Object.keys(sdkIcons) as IconNames[];

export function Icons() {
  return (
    <Flex gap="small" wrap={true}>
      <Icon name="warning" color="warning" size="lg" screenReaderText="Careful" />
      <Icon name="success" color="success" size="lg" />
      <Icon name="block" color="alert" size="lg" />
      {names.map((name) => (
        <Icon key={name} name={name} size="md" />
      ))}
    </Flex>
  );
}
