import { describe, expect, it } from 'vitest';
import { install, openStandIn, postForm, type Tokens } from '../open-stand-in.ts';

const refresh = (standIn: Parameters<typeof postForm>[0], refresh_token: string) =>
  postForm(standIn, '/oauth/2026-03/token', { grant_type: 'refresh_token', refresh_token });

describe('the refresh of a portal that replaces refresh tokens', () => {
  it('gives another one, and refuses and counts the old one', async () => {
    const standIn = await openStandIn();
    const first = await install(standIn);
    const kept = (await (await refresh(standIn, first.refresh_token)).json()) as Tokens;
    expect(kept.refresh_token).toBe(first.refresh_token);

    standIn.replaceRefreshTokens();
    const second = (await (await refresh(standIn, first.refresh_token)).json()) as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect([standIn.liveGrants(), standIn.replacedSpent()]).toEqual([1, 0]);
    expect((await fetch(`${standIn.url}/oauth/v1/access-tokens/${first.access_token}`)).status).toBe(200);

    const again = await refresh(standIn, first.refresh_token);
    expect([again.status, await again.json()]).toEqual([400, expect.objectContaining({ status: 'BAD_REFRESH_TOKEN' })]);
    expect(standIn.replacedSpent()).toBe(1);
    expect((await refresh(standIn, second.refresh_token)).status).toBe(200);
  });

  it('loses one answer when told to, and has replaced the token all the same', async () => {
    const standIn = await openStandIn();
    const { refresh_token } = await install(standIn);
    standIn.replaceRefreshTokens();
    standIn.loseNextRefresh();
    await expect(refresh(standIn, refresh_token)).rejects.toThrow();
    expect([standIn.refreshes().length, standIn.liveGrants()]).toEqual([1, 1]);
    expect((await refresh(standIn, refresh_token)).status).toBe(400);
    expect(standIn.replacedSpent()).toBe(1);
  });
});
