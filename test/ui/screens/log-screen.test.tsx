import { Button, Input, LoadingButton, Select } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';
import type { EventView } from '#contract/event.ts';
import type { ApiReply } from '#ui/core/host.ts';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { HostDouble, offline, ok } from '../host-double.ts';
import { makeEvent, suggestionId } from '../make-review.ts';

function eventId(number: number): string {
  return `evt_${String(number).padStart(26, '0')}`;
}

async function renderLog(answer: (path: string) => ApiReply | Error) {
  const host = new HostDouble(({ path }) => answer(path));
  const renderer = createRenderer('pages');
  renderer.render(<LogScreen host={host} />);
  const text = () => renderer.getRootNode().toString();
  await renderer.waitFor(() => expect(text()).not.toContain('Loading the log'));
  const click = (testId: string) =>
    (renderer.maybeFind(LoadingButton, { testId }) ?? renderer.findByTestId(Button, testId)).trigger('onClick');
  return { ...renderer, host, text, click };
}

function page(events: EventView[], next: string | null = null): ApiReply {
  return ok({ events, next });
}

describe('the log screen', () => {
  it('tells each entry in a sentence with its time, its actor and its suggestion', async () => {
    const log = await renderLog(() => page([makeEvent()]));
    for (const words of [
      'Nov 23, 2026, 9:00 AM UTC',
      'Ada Okafor accepted the suggestion for closedate',
      'Suggestion accepted',
      suggestionId(1),
    ]) {
      expect(log.text()).toContain(words);
    }
  });

  it('opens an entry to its facts, its values, what was erased, and its fingerprint', async () => {
    const event = makeEvent({ values: { value: { value: '2027-03-31' }, note: { erased: true } } });
    const log = await renderLog(() => page([event]));
    expect(log.text()).not.toContain('2027-03-31');
    log.click(`details-${event.id}`);
    await log.waitFor(() => expect(log.text()).toContain('2027-03-31'));
    expect(log.text()).toContain('"erased"');
    expect(log.findByTestId(Input, `leaf-${event.id}`).props).toMatchObject({ value: event.leaf, readOnly: true });
    log.click(`details-${event.id}`);
    await log.waitFor(() => expect(log.text()).not.toContain('2027-03-31'));
  });

  it('loads older entries below the newer ones until the beginning', async () => {
    const log = await renderLog((path) =>
      path.includes('before=7') ? page([makeEvent({ id: eventId(1) })]) : page([makeEvent({ id: eventId(2) })], '7'),
    );
    log.click('older');
    await log.waitFor(() => expect(log.text()).toContain(`event-${eventId(1)}`));
    expect(log.text().indexOf(eventId(2))).toBeLessThan(log.text().indexOf(eventId(1)));
    expect(log.text()).toContain('That is the beginning of the log.');
  });

  it('keeps what it shows when older entries cannot be loaded', async () => {
    const log = await renderLog((path) => (path.includes('before=') ? offline() : page([makeEvent()], '7')));
    log.click('older');
    await log.waitFor(() => expect(log.text()).toContain('The log could not be loaded'));
    expect(log.text()).toContain('Ada Okafor accepted');
    expect(log.findByTestId(LoadingButton, 'older').props.loading).toBe(false);
  });

  it('filters by type and by suggestion, and clears both', async () => {
    const log = await renderLog(() => page([makeEvent()]));
    log.findByTestId(Select, 'log-type').props.onChange?.('change.failed');
    await log.waitFor(() => expect(log.host.requests.at(-1)?.path).toContain('type=change.failed'));
    await log.waitFor(() => expect(log.maybeFindByTestId(Button, `only-${eventId(0)}`)).not.toBeNull());
    log.click(`only-${eventId(0)}`);
    await log.waitFor(() => expect(log.host.requests.at(-1)?.path).toContain(`suggestion=${suggestionId(1)}`));
    log.click('log-clear');
    await log.waitFor(() => expect(log.host.requests.at(-1)?.path).toBe('/api/events?limit=50'));
  });

  it('says what a suggestion’s id looks like instead of asking for a wrong one', async () => {
    const log = await renderLog(() => page([makeEvent()]));
    log.findByTestId(Input, 'log-suggestion').props.onChange?.('closedate');
    await log.waitFor(() =>
      expect(log.findByTestId(Input, 'log-suggestion').props).toMatchObject({ error: true, value: 'closedate' }),
    );
    expect(log.host.requests).toHaveLength(1);
  });

  it('says when there is nothing yet, and when only the filter leaves nothing', async () => {
    const log = await renderLog(() => page([]));
    expect(log.text()).toContain('No entries yet');
    log.findByTestId(Select, 'log-type').props.onChange?.('pause.set');
    await log.waitFor(() => expect(log.text()).toContain('No entry matches'));
  });

  it('says who may read it when this person may not', async () => {
    const log = await renderLog(() => ({ status: 403, body: null }));
    expect(log.text()).toContain('You have no access to the log');
  });

  it('tries again after a failure', async () => {
    let answers = 0;
    const log = await renderLog(() => {
      answers += 1;
      return answers === 1 ? { status: 500, body: null } : page([makeEvent()]);
    });
    expect(log.text()).toContain('The log could not be loaded');
    log.click('try-again');
    await log.waitFor(() => expect(log.text()).toContain('Ada Okafor accepted'));
  });
});
