import { Alert, Input } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { fetchRuleChoices } from '#ui/core/rule-choices-api.ts';
import { newRuleId, type RuleForm, ruleOf } from '#ui/core/rule-form.ts';
import { isClean, slipsOf } from '#ui/core/rule-slips.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { slipProps } from '../slip-props.ts';
import { useLoaded } from '../use-loaded.ts';
import { RuleEffect } from './RuleEffect.tsx';
import { RulePreview } from './RulePreview.tsx';
import { RuleScope } from './RuleScope.tsx';
import { RuleTests } from './RuleTests.tsx';

interface Props extends PolicyProps {
  id: string;
  begin: RuleForm;
  /** The rule that is edited; `null` = a new one. */
  replaces: string | null;
  close: () => void;
}

/** All that a rule says, with what is missing beside it once somebody tries to save. */
export function RuleDialog({ host, content, edit, id, begin, replaces, close }: Props) {
  const [form, setForm] = useState(begin);
  const [asked, setAsked] = useState(false);
  const change = (parts: Partial<RuleForm>) => setForm((before) => ({ ...before, ...parts }));
  const { objectType } = form;
  const read = useCallback((of: Host) => fetchRuleChoices(of, objectType), [objectType]);
  const choices = useLoaded(host, read);

  const found = slipsOf(form);
  const shown = asked ? found : null;
  const taken = content.rules.map((rule) => rule.id);
  const rule = isClean(found) ? ruleOf(form, replaces ?? newRuleId(form.title, taken)) : null;
  const ready = () => {
    setAsked(true);
    return rule !== null;
  };
  const send = async () => {
    if (rule === null) return null;
    return edit((now) => ({
      ...now,
      rules: replaces === null ? [...now.rules, rule] : now.rules.map((one) => (one.id === replaces ? rule : one)),
    }));
  };
  const sent = () => {
    close();
    host.toast('success', words.savedTitle, words.savedText);
  };
  const title = (text: string) => change({ title: text });
  return (
    <ModalForm confirm={words.addConfirm} testId={id} ready={ready} send={send} onSent={sent} onCancel={close}>
      <Input
        label={words.title}
        description={words.titleHelp}
        name="rule-title"
        testId="rule-title"
        required={true}
        value={form.title}
        onInput={title}
        onChange={title}
        {...slipProps(shown?.title)}
      />
      <RuleScope form={form} change={change} slips={shown} choices={choices} />
      <RuleTests form={form} change={change} slips={shown} choices={choices} />
      <RuleEffect form={form} change={change} slips={shown} />
      <RulePreview host={host} content={content} rule={rule} />
      {asked && rule === null && <Alert title={words.missing} variant="danger" testId="rule-missing" />}
    </ModalForm>
  );
}
