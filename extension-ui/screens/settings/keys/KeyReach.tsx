import { Flex, MultiSelect, ToggleGroup } from '@hubspot/ui-extensions';
import type { SettingsReply } from '#contract/settings.ts';
import type { KeyScope, KeyUse } from '#ui/core/agent-keys-api.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';

/** What somebody chose for a new key. */
export interface Reach {
  readonly isWhole: boolean;
  readonly objects: readonly string[];
  /** By object; none chosen = all that the agent may. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly uses: readonly KeyUse[];
}

const allUses = Object.keys(words.uses) as KeyUse[];

export const wholeReach: Reach = { isWhole: true, objects: [], fields: {}, uses: allUses };

export function missingIn({ isWhole, objects, uses }: Reach): { objects: boolean; uses: boolean } {
  return { objects: !isWhole && objects.length === 0, uses: uses.length === 0 };
}

/** As the server takes it; `null` = as wide as the agent. */
export function scopesOf({ isWhole, objects, fields }: Reach, agentScopes: readonly KeyScope[]): KeyScope[] | null {
  if (isWhole) return null;
  return agentScopes
    .filter(({ objectType }) => objects.includes(objectType))
    .map((scope) => {
      const chosen = fields[scope.objectType] ?? [];
      return chosen.length === 0 ? scope : { objectType: scope.objectType, fields: [...chosen] };
    });
}

export function usesOf({ uses }: Reach): KeyUse[] | null {
  return uses.length === allUses.length ? null : [...uses];
}

/** Which objects, fields and uses a new key is for; nothing wider than the agent is on offer. */
export function KeyReach(props: {
  agentScopes: readonly KeyScope[];
  allowlist: SettingsReply['allowlist'];
  reach: Reach;
  onReach: (reach: Reach) => void;
  missing: { objects: boolean; uses: boolean };
}) {
  const { agentScopes, allowlist, reach, onReach, missing } = props;
  return (
    <Flex direction="column" gap="medium">
      <ToggleGroup
        toggleType="radioButtonList"
        name="reach"
        label={words.reachLegend}
        testId="key-reach"
        value={reach.isWhole ? 'all' : 'some'}
        onChange={(value) => onReach({ ...reach, isWhole: value === 'all' })}
        options={[
          { value: 'all', label: words.reachAll },
          { value: 'some', label: words.reachSome },
        ]}
      />
      {!reach.isWhole && (
        <MultiSelect
          label={words.objects}
          name="key-objects"
          testId="key-objects"
          required={true}
          value={[...reach.objects]}
          {...(missing.objects ? { error: true, validationMessage: words.objectsMissing } : {})}
          onChange={(value) => onReach({ ...reach, objects: value.map(String) })}
          options={agentScopes.map(({ objectType }) => ({ value: objectType, label: objectType }))}
        />
      )}
      {!reach.isWhole &&
        agentScopes
          .filter(({ objectType }) => reach.objects.includes(objectType))
          .map((scope) => (
            <FieldsOfObject
              key={scope.objectType}
              objectType={scope.objectType}
              offered={offeredFields(scope, allowlist)}
              chosen={reach.fields[scope.objectType] ?? []}
              onChosen={(chosen) => onReach({ ...reach, fields: { ...reach.fields, [scope.objectType]: chosen } })}
            />
          ))}
      <ToggleGroup
        toggleType="checkboxList"
        name="uses"
        label={words.usesLegend}
        testId="key-uses"
        value={[...reach.uses]}
        {...(missing.uses ? { error: true, validationMessage: words.usesMissing } : {})}
        onChange={(value) => onReach({ ...reach, uses: value as KeyUse[] })}
        options={allUses.map((use) => ({ value: use, label: words.uses[use] }))}
      />
    </Flex>
  );
}

function FieldsOfObject(props: {
  objectType: string;
  offered: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChosen: (fields: string[]) => void;
}) {
  const { objectType, offered, chosen, onChosen } = props;
  if (offered.length === 0) return null;
  return (
    <MultiSelect
      label={words.fieldsOf(objectType)}
      name={`key-fields-${objectType}`}
      testId={`key-fields-${objectType}`}
      placeholder={words.fieldsAll}
      value={[...chosen]}
      onChange={(value) => onChosen(value.map(String))}
      options={[...offered]}
    />
  );
}

/** The fields that the agent names itself, else those of the allowlist. */
function offeredFields({ objectType, fields }: KeyScope, allowlist: SettingsReply['allowlist']) {
  const listed = allowlist?.objects.find((one) => one.objectType === objectType)?.fields ?? [];
  const names = fields ?? listed.map(({ name }) => name);
  return names.map((name) => ({ value: name, label: listed.find((one) => one.name === name)?.label ?? name }));
}
