import { Button, LoadingButton, ToggleGroup } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect } from 'vitest';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import type { ApiReply } from '#ui/core/host.ts';
import type { SettingsPart } from '#ui/core/settings-part.ts';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';
import { HostDouble, ok } from '../host-double.ts';
import { makeDraftReply } from '../make-policy-reply.ts';

type Answer = ApiReply | Error | Promise<ApiReply>;
/** By method and path, as `POST /api/policy-draft`; what is left out answers an empty list of everything. */
export type Answers = Readonly<Record<string, (body: object | undefined) => Answer>>;

const fields = [
  { name: 'amount', label: 'Amount' },
  { name: 'dealstage', label: 'Deal stage' },
];
const usual: Answers = {
  'GET /api/policies': () => ok({ policies: [] }),
  'GET /api/fields?objectType=deals': () => ok({ objectTypes: ['deals', 'contacts'], version: 3, fields }),
  'GET /api/fields?objectType=contacts': () => ok({ objectTypes: ['deals', 'contacts'], version: 3, fields: [] }),
  'GET /api/agents': () => ok({ agents: [{ id: 'agt_01', name: 'Call notes' }] }),
  'POST /api/policies/check': () => ok({ version: 3, ruleSentences: ['It is so.'], problems: [] }),
};

/** One part of the settings, above a server whose draft is what the test says. */
export async function openPart(part: SettingsPart, reply: Partial<PolicyDraftReply>, answers: Answers = {}) {
  const server: Answers = { 'GET /api/policy-draft': () => ok(makeDraftReply(reply)), ...usual, ...answers };
  const host = new HostDouble(({ method, path, body }) => {
    const answer = server[`${method} ${path}`];
    if (answer === undefined) throw new Error(`The test gives no answer to ${method} ${path}.`);
    return answer(body);
  });
  const gone: SettingsPart[] = [];
  const renderer = createRenderer('settings');
  renderer.render(<SettingsScreen host={host} part={part} onPart={(chosen) => gone.push(chosen)} />);
  const text = () => renderer.getRootNode().toString();
  const has = (testId: string) => text().includes(`testId="${testId}"`);
  await renderer.waitFor(() => expect(has('loading')).toBe(false));
  return {
    ...renderer,
    host,
    gone,
    text,
    has,
    click: (testId: string) =>
      (renderer.maybeFind(LoadingButton, { testId }) ?? renderer.findByTestId(Button, testId)).trigger('onClick'),
    /** Ticks a radio button, or what a list of checkboxes is to hold. */
    choose: (testId: string, value: string | string[]) =>
      renderer.findByTestId(ToggleGroup, testId).props.onChange?.(value as string & string[]),
    shows: (words: string) => renderer.waitFor(() => expect(text()).toContain(words)),
    shown: (testId: string) => renderer.waitFor(() => expect(has(testId)).toBe(true)),
    /** What was sent to a path, in order. */
    sent: (path: string) => host.decisions.filter((one) => one.path === path).map(({ body }) => body),
  };
}
