import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSmallSite } from './open-small-site.ts';
import { ids } from './small-org.ts';

const path = `sobjects/Opportunity/${ids.opportunity}`;

const step = fc.oneof(
  fc.record({ kind: fc.constant('read' as const) }),
  fc.record({ kind: fc.constant('edit' as const) }),
  fc.record({ kind: fc.constant('write' as const) }),
);

test('however people and the app take turns, a conditional write never covers an edit that it had not read', async () => {
  const { call, standIn, clock } = await openSmallSite();
  const truth = () => standIn.record('Opportunity', ids.opportunity)?.fields.NextStep;
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      let seen: { value: unknown; version: string } | null = null;
      for (const { kind } of steps) {
        clock.advance(1_000);
        made += 1;
        if (kind === 'edit') {
          const fields = { NextStep: `person ${made}` };
          standIn.humanEdit({ objectType: 'Opportunity', recordId: ids.opportunity, fields, userId: ids.berta });
        } else if (kind === 'read') {
          const { body, headers } = await call('GET', `${path}?fields=NextStep`);
          seen = { value: body.NextStep, version: headers.get('last-modified') ?? '' };
        } else if (seen !== null) {
          const before = truth();
          const headers = { 'If-Unmodified-Since': seen.version };
          const { status } = await call('PATCH', path, { body: { NextStep: `app ${made}` }, headers });
          const isStale = before !== seen.value;
          expect([status, truth()]).toEqual(isStale ? [412, before] : [204, `app ${made}`]);
        }
      }
    }),
    { numRuns: 40 },
  );
});
