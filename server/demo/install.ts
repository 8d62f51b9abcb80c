/**
 * Installs the app the way an admin's browser would: through our own install address, the CRM's page and our
 * callback, with the cookie that ties them together.
 */
export async function installThroughBrowser(
  crm: string,
  publicUrl: string,
  serverUrl: string,
  adminUserId: string,
): Promise<void> {
  const begin = await fetch(`${serverUrl}/oauth/${crm}/install`, { redirect: 'manual' });
  const cookie = begin.headers.get('set-cookie')?.split(';')[0] ?? '';
  const place = begin.headers.get('location');
  if (place === null) throw new Error(`no install of ${crm} is offered (status ${begin.status})`);
  const authorize = new URL(place);
  authorize.searchParams.set('user', adminUserId);
  const granted = await fetch(authorize, { redirect: 'manual' });
  const back = granted.headers.get('location');
  if (back === null) throw new Error(`the stand-in CRM did not grant the install (status ${granted.status})`);
  const done = await fetch(back.replace(publicUrl, serverUrl), { headers: { cookie }, redirect: 'manual' });
  if (!done.ok) throw new Error(`the install did not finish: ${await done.text()}`);
}
