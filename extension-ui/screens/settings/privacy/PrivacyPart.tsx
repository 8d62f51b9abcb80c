import { Divider } from '@hubspot/ui-extensions';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchPrivacy } from '#ui/core/privacy-api.ts';
import { privacyStrings as words } from '#ui/core/privacy-strings.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { EraseSection } from './EraseSection.tsx';
import { ErasureTable } from './ErasureTable.tsx';
import { HeldSection } from './HeldSection.tsx';

/** What is held of people's words, for how long, and how it goes away. */
export function PrivacyPart({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchPrivacy);
  return (
    <Part words={words} state={state} reload={reload} testId="privacy">
      {(privacy, now) => {
        const props = { host, privacy, display: usableSettings(host), now, onChanged: reload };
        return (
          <>
            <HeldSection {...props} />
            <Divider />
            {privacy.abilities.manage && <EraseSection {...props} />}
            <ErasureTable {...props} />
          </>
        );
      }}
    </Part>
  );
}
