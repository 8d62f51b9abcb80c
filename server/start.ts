import { pino } from 'pino';
import { type Fieldward, startFieldward, timingFor } from '#compose';
import { type Config, loadConfig } from '#config';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import type { CrmProvider } from '#crm/provider.ts';
import { salesforceProvider } from '#crm/salesforce/provider.ts';
import type { RequestProof } from '#http/authenticate.ts';
import type { NewsReader } from '#http/hooks.ts';
import { appRoleUrl } from '#store/app-role.ts';
import { type LocalPostgres, startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { migrate } from '#store/migrate.ts';
import type { RootKeys } from '#store/secrets/root-keys.ts';
import { type Demo, startDemo } from './demo/start-demo.ts';
import { errorForLog } from './error-for-log.ts';
import { hubspotProof } from './proofs/hubspot-requests.ts';
import { hubspotWebhooks } from './proofs/hubspot-webhooks.ts';
import { salesforcePages } from './proofs/salesforce-pages.ts';
import { loadRootKeys } from './secret-key.ts';

/** Something an operator can mend, told in words and without a stack. */
class StartError extends Error {
  override readonly name = 'StartError';
}

/** Everything between `npm start` and the first request: database, schema, CRMs, server, and the way back down. */
export async function startServer(environment: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  const config = loadConfig(environment, cwd);
  const log = pino({ level: config.logLevel, base: null, serializers: { err: errorForLog } }, pino.destination(2));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const rootKeys = await loadRootKeys(config.secretKey?.reveal() ?? null, config.dataDirectory);

  const parts: Part[] = [];
  const stop = stopOnSignals(parts, say);
  try {
    const local = config.databaseUrl === null ? await startLocalPostgres({ ...config, log: say }) : null;
    if (local !== null) parts.push({ close: () => local.stop() });
    const databaseUrl = await prepareDatabase(config, local);
    const demo =
      config.mode === 'sandbox' ? await startDemo({ ...config, serverUrl: loopback(config), rootKeys, say }) : null;
    const fieldward = await serve(config, rootKeys, databaseUrl, demo, log);
    parts.push(fieldward);
    // Closed first: while it still reads transcripts, it is a client of the server.
    if (demo !== null) parts.push(demo);
    await demo?.furnish(fieldward.ctx);
    local?.onExit((reason) => void stop(reason, 1));
    say(`Fieldward is ready: ${demo === null ? config.publicUrl : demo.frontPages.join('\n               and in: ')}`);
  } catch (error) {
    await closeAll(parts);
    throw error;
  }
}

/** Where this process reaches itself, whatever name the outside uses. */
function loopback({ host, port }: Config): string {
  const open = host === '0.0.0.0' || host === '::';
  return `http://${open ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function prepareDatabase(config: Config, local: LocalPostgres | null): Promise<string> {
  const ownerUrl = local?.ownerUrl ?? config.databaseUrl?.reveal() ?? '';
  const appUrl = config.appDatabaseUrl?.reveal();
  try {
    await migrate(ownerUrl, { manageLogin: appUrl === undefined });
  } catch (cause) {
    if (local !== null) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `The database of DATABASE_URL cannot be prepared: ${words}. Its role must own the database and may have to ` +
        'create the role fieldward_app (or set FIELDWARD_APP_DATABASE_URL to a login that you made).',
      { cause },
    );
  }
  return appUrl ?? appRoleUrl(ownerUrl);
}

async function serve(
  config: Config,
  rootKeys: RootKeys,
  databaseUrl: string,
  demo: Demo | null,
  log: pino.Logger,
): Promise<Fieldward> {
  const { publicUrl } = config;
  const timing = timingFor(config.changeLeaseMs);
  const now = () => new Date();
  const epochMs = () => now().getTime();
  const hubspot = demo?.hubspot ?? hubspotApp(config);
  const salesforce = demo?.salesforce ?? salesforceApp(config);
  const providers: CrmProvider[] = [];
  const proofs: RequestProof[] = [];
  const newsReaders: Record<string, NewsReader> = {};
  if (hubspot !== null) {
    providers.push(hubspotProvider({ ...hubspot, scopes: hubspotScopes, timeoutMs: timing.callMs, now: epochMs }));
    const onRefusal = (reason: string) => log.warn({ reason }, 'a HubSpot signature was refused');
    proofs.push(hubspotProof({ ...hubspot, publicUrl, now, onRefusal }));
    newsReaders.hubspot = hubspotWebhooks({ ...hubspot, publicUrl, now, onRefusal });
  }
  const app = salesforce === null ? null : { ...salesforce, timeoutMs: timing.callMs, now: epochMs };
  if (app !== null) providers.push(salesforceProvider(app));
  const onRefusal = (reason: string) => log.warn({ reason }, "a Salesforce page's proof was refused");
  const onFailure = (err: unknown) => log.error({ err }, 'a page for Salesforce could not be made');
  const pages =
    app === null ? null : salesforcePages({ app, publicUrl, sandboxPages: demo !== null, onRefusal, onFailure });
  try {
    return await startFieldward({
      databaseUrl,
      publicUrl,
      host: config.host,
      port: config.port,
      rootKeys,
      providers,
      proofs,
      newsReaders,
      ...(pages === null ? {} : { pageProofs: pages.proofs, hostPages: pages.router }),
      timing,
      log,
      pages: demo?.pages ?? [],
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const place = `${config.host}:${config.port}`;
    throw new StartError(
      `${place} is taken by another program. Choose another port: PORT=${config.port + 1} npm start`,
    );
  }
}

function hubspotApp({ hubspot }: Config) {
  if (hubspot === null) return null;
  const { clientId, clientSecret, appId } = hubspot;
  return {
    apiUrl: 'https://api.hubapi.com',
    authorizePage: 'https://app.hubspot.com/oauth/authorize',
    clientId,
    clientSecret: clientSecret.reveal(),
    appId,
  };
}

function salesforceApp({ salesforce }: Config) {
  if (salesforce === null) return null;
  const { clientId, clientSecret, loginUrl } = salesforce;
  return { loginUrl, clientId, clientSecret: clientSecret.reveal() };
}

interface Part {
  close(): Promise<void>;
}

/** In the reverse order of starting. */
async function closeAll(parts: Part[]): Promise<void> {
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part.close();
}

/** Listens from the first moment on, so that a signal while starting leaves nothing running either. */
function stopOnSignals(parts: Part[], say: (line: string) => void): (why: string, code: number) => Promise<void> {
  let stopping = false;
  const stop = async (why: string, code: number) => {
    if (stopping) return;
    stopping = true;
    say(`${why}: finishing what is under way …`);
    await closeAll(parts);
    say('Stopped.');
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal, 0));
  return stop;
}
