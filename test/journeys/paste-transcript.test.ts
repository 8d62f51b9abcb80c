import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, review } from '#test/support/filing.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { violationsOf } from './record-page.ts';
import { letAgentRead, openPasting, pastedTranscript } from './stand-in-bar.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

describe('Pasting a transcript', () => {
  it('lists what the agent filed and what was refused, and the suggestions appear on the record', async () => {
    const { scene } = journey;
    const record = dealAt(scene, 60);
    const rep = await journey.open(record);
    const dialog = await openPasting(rep.page);
    expect(await violationsOf(rep.page, 'dialog')).toEqual([]);
    await letAgentRead(dialog, pastedTranscript);
    const seats = dialog.getByRole('listitem').filter({ hasText: 'Seats needed' });
    await seats.getByText('Waits for review').waitFor();
    const terms = dialog.getByRole('listitem').filter({ hasText: 'Payment terms' });
    await terms.getByText(/^Refused: /).waitFor();
    expect(await violationsOf(rep.page, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Show the record' }).click();

    const { open, blocked } = await review(scene, record);
    const filed = open.find(({ field }) => field.name === 'seats_needed');
    const stopped = blocked.find(({ field }) => field.name === 'payment_terms');
    await rep.tile(filed?.id).getByText('“We need 77 seats for the night shift.”').waitFor();
    await rep.unfold('Blocked');
    await rep.tile(stopped?.id).getByText('Payment terms', { exact: true }).waitFor();

    await rep.tile(filed?.id).getByRole('link', { name: 'Open source' }).waitFor();
    await rep.page.getByRole('tab', { name: 'Activities' }).click();
    await rep.page.getByRole('tabpanel', { name: 'Activities' }).getByText('Call with the customer').first().waitFor();
  });
});
