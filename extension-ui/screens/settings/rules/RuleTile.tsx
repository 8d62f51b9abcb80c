import { Flex, StatusTag, Tag, Text, Tile } from '@hubspot/ui-extensions';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { draftStanding, formOf, type Rule } from '#ui/core/rule-form.ts';
import { withoutTitle } from '#ui/core/rule-sentence.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { RemoveButton } from './RemoveButton.tsx';
import { RuleButton } from './RuleButton.tsx';

/** One rule, and what can be done with it. */
export function RuleTile(props: PolicyProps & { rule: Rule; sentence: string }) {
  const { rule, sentence, reply, content, edit } = props;
  const form = formOf(rule);
  const standing = draftStanding(rule, reply.inForce.rules);
  const title = revealHidden(rule.title);
  const remove = () => edit((now) => ({ ...now, rules: now.rules.filter(({ id }) => id !== rule.id) }));
  return (
    <Tile compact={true} testId={`rule-${rule.id}`}>
      <Flex direction="column" gap="extra-small">
        <Flex direction="row" justify="between" align="center" gap="small" wrap={true}>
          <Text format={{ fontWeight: 'bold' }}>{title}</Text>
          <Flex direction="row" gap="extra-small" wrap={true}>
            {standing !== 'same' && <Tag variant="info">{words.standings[standing]}</Tag>}
            <StatusTag variant={form.effect === 'block' ? 'danger' : 'info'} hollow={true}>
              {words.effectTags[form.effect]}
            </StatusTag>
          </Flex>
        </Flex>
        <Text>{revealHidden(withoutTitle(sentence, rule.title))}</Text>
        {reply.mayPublish && (
          <Flex direction="row" gap="extra-small" wrap={true}>
            <RuleButton
              {...props}
              id={`edit-${rule.id}`}
              act={words.edit}
              label={title}
              icon="edit"
              title={words.editTitle(title)}
              begin={form}
              replaces={rule.id}
            />
            <RuleButton
              {...props}
              id={`duplicate-${rule.id}`}
              act={words.duplicate}
              label={title}
              icon="copy"
              title={words.duplicateTitle(title)}
              begin={{ ...form, title: words.copyOf(rule.title) }}
              replaces={null}
              disabled={content.rules.length >= 200}
            />
            <RemoveButton
              host={props.host}
              id={`remove-${rule.id}`}
              label={title}
              title={words.removeTitle(title)}
              text={words.removeText}
              confirm={words.removeConfirm}
              remove={remove}
            />
          </Flex>
        )}
      </Flex>
    </Tile>
  );
}
