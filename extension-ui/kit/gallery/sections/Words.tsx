import { DateInput, Flex, Input, SearchInput, TextArea, TimeInput } from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

export function Words() {
  const log = useLog();
  return (
    <Flex direction="column" gap="medium">
      <Input
        name="title"
        label="Job title"
        description="As the person says it."
        tooltip="Shown on the record."
        required={true}
        placeholder="VP Sales"
        onInput={log('title input')}
        onChange={log('title change')}
        onBlur={log('title blur')}
        testId="title"
      />
      <Input name="wrong" label="Phone" defaultValue="12" error={true} validationMessage="Enter a full number." />
      <Input name="right" label="City" defaultValue="Oslo" validationMessage="Known." />
      <Input name="fixed" label="Record id" value="4711" readOnly={true} />
      <Input name="secret" label="Key" type="password" defaultValue="secret" />
      <TextArea name="note" label="Note" defaultValue={'Two\nlines'} rows={2} resize="vertical" />
      <SearchInput
        name="search"
        label="Search"
        defaultValue="close date"
        onChange={log('search change')}
        testId="search"
      />
      <Flex gap="small">
        <DateInput
          name="day"
          label="Close date"
          format="medium"
          value={{ year: 2026, month: 2, date: 24 }}
          onChange={log('day change')}
          todayButtonLabel="Today"
          testId="day"
        />
        <TimeInput
          name="time"
          label="Time"
          value={{ hours: 14, minutes: 5 }}
          onChange={log('time change')}
          testId="time"
        />
      </Flex>
      <DateInput
        name="late"
        label="Renewal"
        defaultValue={{ year: 2020, month: 0, date: 1 }}
        min={{ year: 2026, month: 0, date: 1 }}
      />
    </Flex>
  );
}
