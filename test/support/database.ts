import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { appRoleUrl } from '#store/app-role.ts';

export interface TestDatabase {
  /** The app role's login, as the server uses it. */
  readonly url: string;
  /** The owner's login: for looking behind row level security, and for breaking things on purpose. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, copied from the template in a moment. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(templateUrl).pathname.slice(1);
  const maintenance = new URL(templateUrl);
  maintenance.pathname = '/postgres';
  await withClient(maintenance.toString(), (client) => client.query(`create database ${name} template ${template}`));
  const ownerUrl = new URL(templateUrl);
  ownerUrl.pathname = `/${name}`;
  return {
    url: appRoleUrl(ownerUrl.toString()),
    ownerUrl: ownerUrl.toString(),
    drop: async () => {
      await withClient(maintenance.toString(), (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
