import type { WirePolicyContent } from '#contract/policy.ts';
import type { BaseScene } from './open-scene.ts';
import { enrol } from './people.ts';

interface Published {
  readonly status: 'published' | 'waiting';
  readonly policy: { readonly version: number } | null;
}

/**
 * Publishes what stands in force with some parts changed, by two admins where two are needed.
 * @returns the number of the version
 */
export async function publishPolicyWith(
  scene: BaseScene,
  change: (content: WirePolicyContent) => Partial<WirePolicyContent>,
): Promise<number> {
  const { body: current } = await scene.call<WirePolicyContent & { version: number }>('admin', 'GET', '/api/policy');
  const { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases } = current;
  const content = { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases };
  const draft = { revision: 0, content: { ...content, ...change(content) } };
  const saved = await scene.call<{ draft: { revision: number } | null }>('admin', 'POST', '/api/policy-draft', draft);
  const revision = saved.body.draft?.revision;
  if (revision === undefined) throw new Error(`the draft was not saved: ${JSON.stringify(saved.body)}`);
  const asked = await publish(scene, 'admin', revision);
  const answer = asked.status === 'waiting' ? await publish(scene, await enrol(scene, 'admin'), revision) : asked;
  if (answer.policy === null) throw new Error('two admins did not suffice');
  return answer.policy.version;
}

async function publish(scene: BaseScene, as: 'admin' | { token: string }, revision: number): Promise<Published> {
  const body = { revision, note: 'For a test' };
  const answer = await scene.call<Published>(as, 'POST', '/api/policy-draft/publish', body);
  if (answer.status !== 200) throw new Error(`the draft was not published: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
