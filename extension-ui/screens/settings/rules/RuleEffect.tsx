import { Flex, Input, ToggleGroup } from '@hubspot/ui-extensions';
import { type Decider, deciders, type EffectKind, effectKinds } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import { slipProps } from '../slip-props.ts';
import type { RuleSectionProps } from './rule-section-props.ts';

/** What becomes of a change that a rule is about. */
export function RuleEffect({ form, change, slips }: RuleSectionProps) {
  const takeDays = (days: string) => change({ days });
  return (
    <Flex direction="column" gap="medium">
      <ToggleGroup
        toggleType="radioButtonList"
        name="rule-effect"
        label={words.effect}
        testId="rule-effect"
        value={form.effect}
        onChange={(value) => change({ effect: value as EffectKind })}
        options={effectKinds.map((kind) => ({ value: kind, label: words.effects[kind] }))}
      />
      {form.effect === 'onlyRoles' && (
        <ToggleGroup
          toggleType="checkboxList"
          name="rule-roles"
          label={words.roles}
          testId="rule-roles"
          value={[...form.roles]}
          onChange={(value) => change({ roles: value as Decider[] })}
          options={deciders.map((role) => ({ value: role, label: words.roleNames[role] }))}
          {...slipProps(slips?.effect)}
        />
      )}
      {form.effect === 'expiresInDays' && (
        <Input
          label={words.days}
          name="rule-days"
          testId="rule-days"
          required={true}
          value={form.days}
          onInput={takeDays}
          onChange={takeDays}
          {...slipProps(slips?.effect)}
        />
      )}
    </Flex>
  );
}
