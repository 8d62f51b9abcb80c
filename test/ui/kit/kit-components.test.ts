import * as sdk from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { kitComponents } from '#ui/kit/kit-components.ts';
import * as alias from '#ui/kit/sdk-alias.ts';

/** Capitalised exports of the SDK's root entry that are components: not its classes for events, not its lists of names. */
const components = Object.entries(sdk)
  .filter(([name, value]) => /^[A-Z]/.test(name) && !/Event$/.test(name) && !isNameList(value))
  .map(([name]) => name);

describe('the kit beside the SDK', () => {
  it('sees the components of the SDK', () => {
    expect(components.length).toBeGreaterThan(65);
    expect(components).toContain('StatisticsTrend');
  });

  it.each(components)('draws %s by its remote name and exports it under the same name', (name) => {
    expect(kitComponents).toHaveProperty(name);
    expect(alias).toHaveProperty(name);
  });

  it('draws the items of a dropdown by their remote name', () => {
    expect(kitComponents).toHaveProperty('DropdownButtonItem', alias.Dropdown.ButtonItem);
  });
});

function isNameList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('$$typeof' in value);
}
