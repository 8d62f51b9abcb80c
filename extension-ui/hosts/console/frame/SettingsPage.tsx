import type { Host } from '#ui/core/host.ts';
import { isSettingsPart } from '#ui/core/settings-part.ts';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';

/** The settings, with their part in the address: it can be linked to, and "back" goes to the part before. */
export function SettingsPage(props: { host: Host; part: string; onPart: (part: string) => void }) {
  const { host, part, onPart } = props;
  return <SettingsScreen host={host} part={isSettingsPart(part) ? part : 'overview'} onPart={onPart} />;
}
