import { fetchConnection } from '#ui/core/connection-api.ts';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { ConnectionActions } from './ConnectionActions.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConnectionState } from './ConnectionState.tsx';
import { Permissions } from './Permissions.tsx';
import { Refusals } from './Refusals.tsx';

/** How the connection to the CRM is, and what an admin can do about it. */
export function ConnectionPart({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchConnection);
  return (
    <Part words={words} state={state} reload={reload} testId="connection-health">
      {(health, now) => {
        const props = { host, health, display: usableSettings(host), now, onChanged: reload };
        return (
          <>
            <ConnectionState {...props} />
            {health.abilities.manage && <ConnectionActions {...props} />}
            {health.account !== null && <ConnectionFacts {...props} account={health.account} />}
            {health.account !== null && <Permissions account={health.account} />}
            <Refusals {...props} />
          </>
        );
      }}
    </Part>
  );
}
