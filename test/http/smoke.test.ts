import { expect, test } from 'vitest';
import { acceptBody, dealAt, fileOne, openScene, shown, truth } from '#test/support/scene.ts';
test('smoke', async () => {
  const scene = await openScene();
  const record = dealAt(scene, 30);
  const filed = await fileOne(scene, { record });
  console.log(filed, truth(scene, record, 'seats_needed'));
  const one = await shown(scene, record, filed.id);
  const answer = await scene.call('rep', 'POST', `/api/suggestions/${filed.id}/accept`, acceptBody(one));
  console.log(answer, truth(scene, record, 'seats_needed'));
  console.log(scene.crm.record('deals', record.recordId)?.history);
  await scene.close();
  expect(1).toBe(1);
});
