import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedCall } from '#test/support/fill-tenant.ts';
import { portalId } from '#test/support/open-scene.ts';
import { openTwoTenants, type TwoTenants, theirPortal, whatIsTheirsIn } from '#test/support/two-tenants.ts';

let two: TwoTenants;
beforeAll(async () => {
  two = await openTwoTenants({ withoutPolicies: true });
});
afterAll(() => two.close());

type Whose = 'ours' | 'theirs';
const both = ['ours', 'theirs'] as const;

/** A credential in its three parts. */
interface Parts {
  readonly head: string;
  readonly id: string;
  readonly secret: string;
}
const partsOf = ({ token }: { token: string }): Parts => {
  const [head = '', id = '', secret = ''] = token.split('.');
  return { head, id, secret };
};

const credentialsOf = {
  session: async () => ({
    ours: partsOf(await two.session(two.ours, 'admin')),
    theirs: partsOf(await two.session(two.theirs, 'admin')),
  }),
  key: async () => ({ ours: partsOf({ token: two.scene.token('agent') }), theirs: partsOf(two.theirKey) }),
};

const wheres = {
  session: [
    ['GET', '/api/people'],
    ['POST', '/api/sessions/renew'],
  ],
  key: [['GET', '/v1/fields?crm=hubspot&objectType=deals']],
} as const;

const mixtures = both.flatMap((tenant) =>
  both.flatMap((id) => both.map((secret): Record<keyof Parts, Whose> => ({ head: tenant, id, secret }))),
);
const ofOne = ({ head, id, secret }: Record<keyof Parts, Whose>) => head === id && id === secret;

describe('a bearer credential', () => {
  it.each(['session', 'key'] as const)('(a %s) with a part of another company’s is none', async (kind) => {
    const credentials = await credentialsOf[kind]();
    const before = await fingerprints();
    const details = new Set<string>();
    for (const [method, path] of wheres[kind]) {
      for (const of of mixtures.filter((mixture) => !ofOne(mixture))) {
        const token = [credentials[of.head].head, credentials[of.id].id, credentials[of.secret].secret].join('.');
        const answer = await two.scene.call<{ code: string; detail: string }>({ token }, method, path);
        expect(answer, `${JSON.stringify(of)} ${path}`).toMatchObject({
          status: 401,
          body: { code: 'unauthenticated' },
        });
        details.add(answer.body.detail);
      }
    }
    expect(details.size).toBe(1);
    expect(await fingerprints()).toEqual(before);
  });

  it('opens what is its own company’s, also where both companies have a session of one id', async () => {
    const { ours, theirs } = await credentialsOf.session();
    await two.scene.owner.query('update session set id = $1 where tenant_id = $2 and id = $3', [
      ours.id,
      two.theirs,
      theirs.id,
    ]);
    const people = async (head: string, secret: string) => {
      const answer = await two.scene.call({ token: `${head}.${ours.id}.${secret}` }, 'GET', '/api/people');
      return { status: answer.status, isTheirs: whatIsTheirsIn(JSON.stringify(answer.body)).length > 0 };
    };
    expect(await people(ours.head, ours.secret)).toEqual({ status: 200, isTheirs: false });
    expect(await people(theirs.head, theirs.secret)).toEqual({ status: 200, isTheirs: true });
    for (const [head, secret] of [
      [ours.head, theirs.secret],
      [theirs.head, ours.secret],
    ] as const) {
      expect((await people(head, secret)).status).toBe(401);
    }
  });
});

describe('a request that HubSpot signed for our portal', () => {
  it('is worth nothing with the name of theirs in it, and leaves no trace but the count of what was refused', async () => {
    const before = await fingerprints();
    for (const parts of [
      { target: '/api/people', sent: { portal: theirPortal } },
      { target: `/api/people?portalId=${theirPortal}` },
      { target: `/api/people?portal%49d=${theirPortal}` },
      { target: '/api/people', sent: { target: `/api/people?portalId=${theirPortal}` } },
      { target: '/api/people', portal: theirPortal, sent: { portal: portalId } },
    ]) {
      expect(await signedCall(two.scene, parts), JSON.stringify(parts)).toMatchObject({ status: 401 });
    }
    await two.scene.fieldward.ctx.notes.flush();
    // That somebody tried is for the admin of the account that was named.
    const told = { proof_refusal: expect.any(String) };
    const after = await fingerprints();
    for (const whose of both) expect(after[whose]).toEqual({ ...before[whose], ...told });
  });

  it('acts for us also with a credential of theirs beside it', async () => {
    const { token } = await two.session(two.theirs, 'admin');
    const before = (await fingerprints()).theirs;
    for (const target of ['/api/people', '/api/events', '/api/agents']) {
      const answer = await signedCall(two.scene, { target, headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(200);
      expect(whatIsTheirsIn(JSON.stringify(answer.body))).toEqual([]);
    }
    expect((await fingerprints()).theirs).toEqual(before);
  });

  it('makes an admin of theirs nobody special here', async () => {
    const userId = '40777';
    await two.scene.owner.query("update person set crm_user_id = $1 where tenant_id = $2 and role = 'admin'", [
      userId,
      two.theirs,
    ]);
    const before = (await fingerprints()).theirs;
    expect((await signedCall(two.scene, { target: '/api/people', userId })).status).toBe(403);
    const { rows } = await two.scene.owner.query(
      'select tenant_id, role from person where crm_user_id = $1 order by tenant_id = $2',
      [userId, two.ours],
    );
    expect(rows).toEqual([
      { tenant_id: two.theirs, role: 'admin' },
      { tenant_id: two.ours, role: 'rep' },
    ]);
    expect((await fingerprints()).theirs).toEqual(before);
    const there = await signedCall(two.scene, { target: '/api/people', userId, portal: theirPortal });
    expect(there.status).toBe(200);
    expect(whatIsTheirsIn(JSON.stringify(there.body))).not.toEqual([]);
  });
});

async function fingerprints(): Promise<Record<Whose, Record<string, string>>> {
  return { ours: await two.fingerprint(two.ours), theirs: await two.fingerprint(two.theirs) };
}
