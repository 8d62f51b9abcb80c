import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeopleReply } from '#contract/person.ts';
import { eventsOfType } from '#test/support/log.ts';
import { enrol, enrolNeighbour } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, portalId, type Scene, tenantId } from '#test/support/scene.ts';
import { recogniseCrmUser } from '#use-cases/access/recognise.ts';
import { followGroups } from '#use-cases/people/follow-groups.ts';
import { nameAdmin } from '#use-cases/people/name-admin.ts';

let scene: Scene;
let ahead = 0;
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => scene.close());

const people = async (as: Caller = 'admin') => (await scene.call<PeopleReply>(as, 'GET', '/api/people')).body;
const personWith = async (role: string) => {
  const found = (await people()).people.find((person) => person.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
};
const setRole = (personId: string, role: string | null, as: Caller = 'admin') =>
  scene.call<PeopleReply & { code: string }>(as, 'POST', `/api/people/${personId}/role`, { role });
const idOf = async (caller: { token: string }) => {
  const you = (await people(caller)).people.find(({ isYou }) => isYou);
  if (you === undefined) throw new Error('the list leaves out who asks');
  return you.id;
};
/** Somebody for whom HubSpot vouches and whom Fieldward has not seen. */
const newcomer = (userId: string) =>
  recogniseCrmUser(scene.fieldward.ctx, {
    crm: 'hubspot',
    accountId: String(portalId),
    userId,
    email: `user.${userId}@corvane.example`,
  });

describe('the people of an account', () => {
  it('are listed with role, whence it comes, sessions and when they were last here', async () => {
    const { abilities, people: all, groupWord } = await people();
    expect(abilities).toEqual({ manage: true });
    expect(groupWord).toBe('team');
    const you = all.find(({ isYou }) => isYou);
    expect(you).toMatchObject({ role: 'admin', roleFrom: 'person' });
    expect(you?.liveSessions).toBeGreaterThan(0);
    expect((await people(await enrol(scene, 'auditor'))).abilities).toEqual({ manage: false });
    expect((await scene.call('rep', 'GET', '/api/people')).status).toBe(403);
  });

  it('get another role by name, which counts at their next request and stands in the log', async () => {
    const someone = await enrol(scene, 'auditor');
    const id = await idOf(someone);
    expect((await scene.call(someone, 'POST', '/api/pauses', {})).status).toBe(403);
    expect((await setRole(id, 'sales_ops')).body.people.find((one) => one.id === id)?.role).toBe('sales_ops');
    expect((await scene.call(someone, 'POST', '/api/pauses', {})).status).toBe(400);
    const [event] = await eventsOfType(scene, 'person.role_set');
    expect(event?.facts).toMatchObject({ person: id, role: 'sales_ops', was: 'auditor', from: 'person' });
    expect(event?.actor).toMatchObject({ kind: 'person' });
  });

  it('of another account cannot be reached, neither to read nor to change', async () => {
    const neighbour = await enrolNeighbour(scene, 'admin');
    const theirs = await idOf(neighbour);
    expect((await people()).people.map(({ id }) => id)).not.toContain(theirs);
    expect(await setRole(theirs, 'rep')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await scene.call('admin', 'POST', `/api/people/${theirs}/sign-out`, {})).status).toBe(404);
    expect((await people(neighbour)).people.find(({ id }) => id === theirs)?.role).toBe('admin');
  });
});

describe('the last admin', () => {
  it('stays one, also when two take the role from each other at the same moment', async () => {
    const second = await enrol(scene, 'admin');
    const [mine, theirs] = [(await people()).people.find(({ isYou }) => isYou)?.id ?? '', await idOf(second)];
    for (const other of (await people()).people.filter(
      ({ id, role }) => role === 'admin' && id !== mine && id !== theirs,
    )) {
      expect((await setRole(other.id, 'rep')).status).toBe(200);
    }
    const answers = await Promise.all([setRole(theirs, 'rep'), setRole(mine, 'rep', second)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    const left = (await asOwner<{ id: string }>(
      scene,
      "select id from person where tenant_id = $1 and role = 'admin'",
      [tenantId],
    )) as [{ id: string }];
    expect(left).toHaveLength(1);
    const admin: Caller = left[0].id === mine ? 'admin' : second;
    for (const role of ['rep', null]) {
      expect(await setRole(left[0].id, role, admin)).toMatchObject({ status: 409, body: { code: 'last_admin' } });
    }
    await asOwner(scene, "update person set role = 'admin' where id = $1", [mine]);
  });

  it('can be replaced by whoever runs the server, in plain sight', async () => {
    const someone = await enrol(scene, 'rep');
    const [row] = await asOwner<{ id: string }>(
      scene,
      "select id from person where name = 'Extra rep' order by id desc",
    );
    await nameAdmin(scene.fieldward.ctx, tenantId, row?.id as never);
    expect((await scene.call(someone, 'GET', '/api/people')).status).toBe(200);
    const [event] = await eventsOfType(scene, 'person.role_set');
    expect(event).toMatchObject({ actor: { kind: 'system' }, facts: { from: 'operator', role: 'admin' } });
  });
});

describe('signing out everywhere', () => {
  it('ends every session of one person at once, and nobody else’s', async () => {
    const someone = await enrol(scene, 'sales_ops');
    const bystander = await enrol(scene, 'sales_ops');
    const id = await idOf(someone);
    expect(await scene.call('admin', 'POST', `/api/people/${id}/sign-out`, {})).toMatchObject({ body: { ended: 1 } });
    expect((await scene.call(someone, 'GET', '/api/people')).status).toBe(401);
    expect((await scene.call(someone, 'POST', '/api/sessions/renew')).status).toBe(401);
    expect((await scene.call(bystander, 'GET', '/api/people')).status).toBe(200);
    const [event] = await eventsOfType(scene, 'session.all_ended');
    expect(event?.facts).toMatchObject({ person: id, ended: 1 });
  });

  it('is everybody’s to do for themselves', async () => {
    const someone = await enrol(scene, 'rep');
    expect((await scene.call(someone, 'POST', '/api/people/me/sign-out', {})).body).toEqual({ ended: 1 });
    expect((await scene.call(someone, 'GET', '/api/policies')).status).toBe(401);
  });

  it('lets no session slip through that is renewed at the same moment', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const someone = await enrol(scene, 'sales_ops');
      const id = await idOf(someone);
      const [renewed] = await Promise.all([
        scene.call<{ token?: string }>(someone, 'POST', '/api/sessions/renew'),
        scene.call('admin', 'POST', `/api/people/${id}/sign-out`, {}),
      ]);
      const token = renewed.body.token ?? someone.token;
      expect((await scene.call({ token }, 'GET', '/api/people')).status).toBe(401);
    }
  });
});

describe('roles from groups of the CRM', () => {
  it('are given to the members, now and later, and taken from who leaves', async () => {
    const { body: offered } = await scene.call<{ groups: { id: string; name: string }[] }>(
      'admin',
      'GET',
      '/api/people/groups',
    );
    const team = offered.groups.find(({ name }) => name === 'Revenue operations');
    await newcomer('40111');
    const member = scene.crm.people.find(({ userId }) => userId === 40104);
    if (team === undefined || member === undefined) throw new Error('the stand-in has no such team');
    const joined = await newcomer('55501');
    member.teams.push({ id: 7010, name: 'Reviewers' });
    const added = await scene.call<{ rule: { id: string } }>('admin', 'POST', '/api/people/rules', {
      groupId: '7010',
      role: 'auditor',
    });
    expect(added.status).toBe(200);
    // Ruth was made an admin by name: a group changes nothing about that.
    expect((await people()).people.find(({ isYou }) => isYou)?.role).toBe('admin');
    const played = {
      userId: 55501,
      ownerId: '1',
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      role: 'rep' as const,
      teams: [{ id: 7010, name: 'Reviewers' }],
    };
    scene.crm.people.push(played);
    expect(await followGroups(scene.fieldward.ctx, tenantId)).toBe(1);
    const now = (await people()).people.find(({ id }) => id === joined.personId);
    expect(now).toMatchObject({ role: 'auditor', roleFrom: 'rule' });
    const [event] = await eventsOfType(scene, 'person.role_set');
    expect(event).toMatchObject({ actor: { kind: 'system' }, facts: { role: 'auditor', was: 'rep', from: 'groups' } });
    played.teams = [];
    expect(await followGroups(scene.fieldward.ctx, tenantId)).toBe(1);
    expect((await people()).people.find(({ id }) => id === joined.personId)).toMatchObject({
      role: 'rep',
      roleFrom: 'nobody',
    });
    played.teams = [{ id: 7010, name: 'Reviewers' }];
    await followGroups(scene.fieldward.ctx, tenantId);
    expect((await scene.call('admin', 'DELETE', `/api/people/rules/${added.body.rule.id}`)).status).toBe(200);
    expect((await people()).people.find(({ id }) => id === joined.personId)?.role).toBe('rep');
    expect((await people()).rules).toEqual([]);
  });

  it('stay while the CRM does not tell, for a day and no longer', async () => {
    const someone = await newcomer('55502');
    const role = async () => (await newcomer('55502')).role;
    await asOwner(
      scene,
      "update person set role = 'sales_ops', role_from = 'rule', groups_read_at = now() where id = $1",
      [someone.personId],
    );
    ahead = 23 * 3_600_000;
    expect(await role()).toBe('sales_ops');
    ahead = 25 * 3_600_000;
    expect(await role()).toBe('rep');
    ahead = 0;
    await asOwner(scene, "update person set role = 'rep', role_from = 'nobody' where id = $1", [someone.personId]);
  });

  it('cannot be asked for with a group that the CRM does not have, nor for the role of an admin', async () => {
    const add = (body: object) => scene.call('admin', 'POST', '/api/people/rules', body);
    expect(await add({ groupId: '999', role: 'auditor' })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await add({ groupId: '7003', role: 'admin' })).toMatchObject({ status: 400 });
  });
});

describe('a role by name', () => {
  it('given back to the groups follows them again', async () => {
    const ops = await personWith('sales_ops');
    expect((await setRole(ops.id, null)).body.people.find(({ id }) => id === ops.id)).toMatchObject({
      role: 'rep',
      roleFrom: 'nobody',
    });
    await setRole(ops.id, 'sales_ops');
  });
});
