import { pino } from 'pino';
import { defaultTiming, type Fieldward, startFieldward } from '#compose';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { furnish } from '#demo/furnish.ts';
import { installThroughBrowser } from '#demo/install.ts';
import { people } from '#sandbox/hubspot/people.ts';
import { answerQuestions } from '../child-process.ts';

/** So many that no limit is felt. */
export const unlimitedCalls = 1e9;

export interface ServerSetUp {
  readonly databaseUrl: string;
  readonly url: string;
  readonly port: number;
  /** The stand-in CRM. */
  readonly apiUrl: string;
  readonly authorizePage: string;
  /** Whether this one connects the account and sets up the agent; one of several does. */
  readonly first: boolean;
}

/** A server of the product. The first tells the key of the one agent, the others an empty one. */
export async function intakeServer({
  databaseUrl,
  url,
  port,
  apiUrl,
  authorizePage,
  first,
}: ServerSetUp): Promise<void> {
  const app = { apiUrl, authorizePage, clientId: 'sandbox-client', clientSecret: 'sandbox-secret', appId: 4310 };
  const provider = hubspotProvider({ ...app, scopes: hubspotScopes, now: Date.now });
  const fieldward = await startFieldward({
    databaseUrl,
    publicUrl: url,
    host: '127.0.0.1',
    port,
    rootKeys: [new Uint8Array(32).fill(7)],
    providers: [{ ...provider, pace: { burst: unlimitedCalls, perSecond: unlimitedCalls, reserve: 0 } }],
    proofs: [],
    timing: defaultTiming,
    log: pino({ level: 'silent' }),
  });
  const key = first ? await setUpAgent(fieldward, url) : '';
  await answerQuestions(async () => key, fieldward.close);
}

/** Connects the stand-in's account and registers an agent there. @returns its key */
async function setUpAgent({ ctx }: Fieldward, url: string): Promise<string> {
  const known = people.map(({ userId, ...person }) => ({ ...person, crmUserId: String(userId) }));
  const admin = known.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('the stand-in CRM has no admin');
  await installThroughBrowser('hubspot', url, url, admin.crmUserId);
  const objectTypes = ['deals', 'contacts', 'companies', 'tickets'];
  const account = { crm: 'hubspot', accountId: '4310001', people: known, objectTypes } as const;
  const { agent } = await furnish(ctx, account, null);
  return agent.key;
}
