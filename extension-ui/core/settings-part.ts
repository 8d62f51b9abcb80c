/** The parts of the settings, one tab each, in their order. */
export const settingsParts = [
  'overview',
  'fields',
  'rules',
  'publish',
  'people',
  'agents',
  'access',
  'connection',
  'privacy',
] as const;
export type SettingsPart = (typeof settingsParts)[number];

export function isSettingsPart(value: unknown): value is SettingsPart {
  return settingsParts.some((part) => part === value);
}
