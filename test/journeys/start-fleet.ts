import { freePort } from '#bench/free-port.ts';
import type { Scene } from '#test/support/scene.ts';
import { FleetProcess } from './fleet-process.ts';
import type { FleetServerSetUp } from './fleet-set-up.ts';

/** Three server processes on the scene's database and its stand-in CRM, each of them answering. */
export async function startFleet(scene: Scene, setUp: Partial<FleetServerSetUp> = {}): Promise<FleetProcess[]> {
  const { url: crmUrl, authorizePage } = scene.crm;
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const shared = { databaseUrl: scene.database.url, crmUrl, authorizePage, ...setUp };
  const fleet = ports.map((port) => new FleetProcess({ ...shared, port }));
  await Promise.all(fleet.map((one) => one.start()));
  return fleet;
}
