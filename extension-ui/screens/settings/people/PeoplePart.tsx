import { Divider } from '@hubspot/ui-extensions';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchPeople } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { RoleRules } from './RoleRules.tsx';

/** Who may do what here, and from which groups of the CRM that comes. */
export function PeoplePart({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchPeople);
  const display = usableSettings(host);
  return (
    <Part words={words} state={state} reload={reload} testId="people">
      {(reply, now) => (
        <>
          <PeopleTable host={host} reply={reply} display={display} now={now} onChanged={reload} />
          <Divider />
          <RoleRules host={host} reply={reply} display={display} now={now} onChanged={reload} />
        </>
      )}
    </Part>
  );
}
