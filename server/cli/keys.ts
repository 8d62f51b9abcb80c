import { parseArgs } from 'node:util';
import { openOperator, operatorConfig } from '#operator';
import { addRootKey, freshRootKey, loadRootKeys } from '#secret-key';
import { rootKeyId } from '#store/secrets/root-keys.ts';
import { rotateKeys } from '#use-cases/secrets/rotate-keys.ts';
import { CliError, runCli } from './api-client.ts';

const usage = `The keys that seal CRM credentials. Reads the same environment as the server.

  npm run keys -- list                 the ring: which keys there are, by name, and which one seals
  npm run keys -- add                  makes a new key. In the key file of the data directory it is put first;
                                       for FIELDWARD_SECRET_KEY it is printed
  npm run keys -- rotate               wraps every tenant's data key with the first key of the ring
  npm run keys -- rotate --data-keys   also makes a new data key for every tenant and seals all credentials anew

With DATABASE_URL, servers go on working meanwhile. With the built-in database, stop the server first.
`;

await runCli(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'data-keys': { type: 'boolean', default: false } },
  });
  const [verb, ...more] = positionals;
  if (verb === 'list' && more.length === 0) await list();
  else if (verb === 'add' && more.length === 0) await add();
  else if (verb === 'rotate' && more.length === 0) await rotate(values['data-keys']);
  else throw new CliError(usage);
});

async function list(): Promise<void> {
  const { secretKey, dataDirectory } = operatorConfig();
  for (const [index, root] of (await loadRootKeys(secretKey?.reveal() ?? null, dataDirectory)).entries()) {
    process.stdout.write(`${rootKeyId(root)}  ${index === 0 ? 'seals and opens' : 'opens only'}\n`);
  }
}

async function add(): Promise<void> {
  const { secretKey, dataDirectory } = operatorConfig();
  if (secretKey === null) {
    const file = await addRootKey(dataDirectory);
    process.stdout.write(`${file} has a new first key. Next: npm run keys -- rotate\n`);
    return;
  }
  process.stdout.write(
    `${freshRootKey()}\n\nPut it behind the others in FIELDWARD_SECRET_KEY, after a comma, and restart every server; then\n` +
      'put it first and restart again: so no server meets a key that it does not know. Then: npm run keys -- rotate\n',
  );
}

async function rotate(dataKeys: boolean): Promise<void> {
  const operator = await openOperator();
  try {
    for (const tenantId of await operator.store.tenantIds()) {
      const { rewrapped, newDataKeys, resealed } = await rotateKeys(operator, tenantId, { dataKeys });
      process.stdout.write(`${tenantId}: ${rewrapped} wrapped anew, ${newDataKeys} new, ${resealed} sealed anew\n`);
    }
    process.stdout.write(`All is under ${operator.vault.wrapper.current}. Older root keys may leave the ring.\n`);
  } finally {
    await operator.close();
  }
}
