import { parseArgs } from 'node:util';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { type Operator, openOperator } from '#operator';
import { listPeople } from '#store/people.ts';
import { nameAdmin } from '#use-cases/people/name-admin.ts';
import { CliError, runCli } from './api-client.ts';

const usage = `Makes an admin where nobody else can: when the only one has left. Reads the same environment as the server.

  npm run admin -- list                    every account and the people in it
  npm run admin -- name TENANT PERSON_ID   makes that person an admin; it stands in the log as the operator's doing

With DATABASE_URL, servers go on working meanwhile. With the built-in database, stop the server first.
`;

await runCli(usage, async (args) => {
  const [verb, tenant, person, ...more] = parseArgs({ args, allowPositionals: true, options: {} }).positionals;
  const isList = verb === 'list' && tenant === undefined;
  const isName = verb === 'name' && tenant !== undefined && person !== undefined && more.length === 0;
  if (!isList && !isName) throw new CliError(usage);
  const operator = await openOperator();
  try {
    if (isList) await list(operator);
    else {
      const name = await nameAdmin(operator, String(tenant) as TenantId, String(person) as PersonId);
      process.stdout.write(`${name} is an admin of ${tenant}.\n`);
    }
  } finally {
    await operator.close();
  }
});

async function list({ store }: Operator): Promise<void> {
  for (const tenantId of await store.tenantIds()) {
    process.stdout.write(`${tenantId}\n`);
    for (const person of await store.read(tenantId, (tx) => listPeople(tx, tenantId))) {
      process.stdout.write(`  ${person.id}  ${person.role.padEnd(9)}  ${person.name} ${person.email}\n`);
    }
  }
}
