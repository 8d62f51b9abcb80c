import path from 'node:path';
import { inspect } from 'node:util';
import { z } from 'zod';

/** A text that does not show itself when the configuration is printed or logged. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toJSON(): string {
    return '[hidden]';
  }

  toString(): string {
    return '[hidden]';
  }

  [inspect.custom](): string {
    return '[hidden]';
  }
}

export interface HubSpotCredentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly appId: number;
}

export interface SalesforceCredentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Where people sign in; a sandbox org has another. */
  readonly loginUrl: string;
}

export interface Config {
  readonly mode: 'sandbox' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly dataDirectory: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** `null`: the server brings its own PostgreSQL. */
  readonly databaseUrl: Secret | null;
  /** The app role's login, where the deployment makes that role itself. */
  readonly appDatabaseUrl: Secret | null;
  /** 32 bytes, base64; `null`: a key file in the data directory. */
  readonly secretKey: Secret | null;
  readonly hubspot: HubSpotCredentials | null;
  readonly salesforce: SalesforceCredentials | null;
  readonly changeLeaseMs: number;
}

/** Every mistake in the environment at once, so that nobody has to mend them one start at a time. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The environment has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const postgresUrl = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol));
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

/** Name → how it is read and what is expected, in the words of the message. */
const variables = {
  PORT: [wholeNumber(1, 65_535), 'a port number from 1 to 65535'],
  DATABASE_URL: [postgresUrl, 'a URL like postgres://owner:password@host:5432/database'],
  FIELDWARD_APP_DATABASE_URL: [postgresUrl, 'a URL like postgres://app:password@host:5432/database'],
  FIELDWARD_DATA_DIR: [z.string().min(1), 'a directory'],
  FIELDWARD_HOST: [z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]), 'an IP address to listen on'],
  FIELDWARD_PUBLIC_URL: [
    z.url({ protocol: /^https?$/ }).refine(isPlainAddress),
    'the http(s) address that people and CRMs reach this server at, without login, query or fragment',
  ],
  FIELDWARD_LOG_LEVEL: [z.enum(['debug', 'info', 'warn', 'error']), 'one of debug, info, warn, error'],
  FIELDWARD_MODE: [z.enum(['sandbox', 'production']), 'sandbox or production'],
  FIELDWARD_SECRET_KEY: [
    z.string().refine((text) => /^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/.test(text)),
    '32 random bytes in base64, e.g. from: openssl rand -base64 32 (older ones after it, separated by commas)',
  ],
  FIELDWARD_HUBSPOT_CLIENT_ID: [z.string().min(1), "the HubSpot app's client id"],
  FIELDWARD_HUBSPOT_CLIENT_SECRET: [z.string().min(1), "the HubSpot app's client secret"],
  FIELDWARD_HUBSPOT_APP_ID: [wholeNumber(1, Number.MAX_SAFE_INTEGER), "the HubSpot app's numeric id"],
  FIELDWARD_SALESFORCE_CLIENT_ID: [z.string().min(1), "the External Client App's consumer key"],
  FIELDWARD_SALESFORCE_CLIENT_SECRET: [z.string().min(1), "the External Client App's consumer secret"],
  FIELDWARD_SALESFORCE_LOGIN_URL: [
    z.url({ protocol: /^https$/ }).refine(isPlainAddress),
    'the https address where people sign in to Salesforce, e.g. https://test.salesforce.com for sandbox orgs',
  ],
  FIELDWARD_CHANGE_LEASE_SECONDS: [wholeNumber(2, 600), 'seconds from 2 to 600'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof variables;
type Read = { [N in Name]?: z.output<(typeof variables)[N][0]> };

/** Names that Fieldward's other programs read; the server leaves them alone. */
const forOtherPrograms = /^FIELDWARD_(AGENT_|SESSION$|URL$)/;

/** Reads the environment once. @throws ConfigError naming every mistake; secrets are never quoted */
export function loadConfig(environment: Environment, cwd: string): Config {
  const mistakes: string[] = unknownNames(environment);
  const read: Record<string, unknown> = {};
  for (const [name, [schema, expected]] of Object.entries(variables)) {
    const given = environment[name];
    if (given === undefined || given === '') continue;
    const parsed = schema.safeParse(given);
    if (parsed.success) read[name] = parsed.data;
    else mistakes.push(`${name}${mayQuote(name, given) ? `=${given}` : ''} is not ${expected}.`);
  }
  const values = read as Read;
  const hubspot = readHubSpot(values, environment, mistakes);
  const salesforce = readSalesforce(values, environment, mistakes);
  const mode = values.FIELDWARD_MODE ?? (hubspot === null && salesforce === null ? 'sandbox' : 'production');
  if (mode === 'production' && ![...hubspotNames, ...salesforceNames].some((name) => environment[name])) {
    mistakes.push(
      `FIELDWARD_MODE=production needs a CRM: the HubSpot app's ${hubspotNames.join(', ')}, or the Salesforce app's ` +
        `${salesforceNames.join(', ')}, or both.`,
    );
  }
  if (mode === 'production' && environment.DATABASE_URL && !environment.FIELDWARD_SECRET_KEY) {
    mistakes.push('FIELDWARD_SECRET_KEY is missing: with DATABASE_URL in production every process needs the same key.');
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);

  const port = values.PORT ?? 4310;
  return Object.freeze({
    mode,
    port,
    host: values.FIELDWARD_HOST ?? '127.0.0.1',
    publicUrl: (values.FIELDWARD_PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataDirectory: path.resolve(cwd, values.FIELDWARD_DATA_DIR ?? '.fieldward'),
    logLevel: values.FIELDWARD_LOG_LEVEL ?? 'info',
    databaseUrl: secret(values.DATABASE_URL),
    appDatabaseUrl: secret(values.FIELDWARD_APP_DATABASE_URL),
    secretKey: secret(values.FIELDWARD_SECRET_KEY),
    hubspot: mode === 'production' ? hubspot : null,
    salesforce: mode === 'production' ? salesforce : null,
    changeLeaseMs: (values.FIELDWARD_CHANGE_LEASE_SECONDS ?? 45) * 1000,
  });
}

const hubspotNames = [
  'FIELDWARD_HUBSPOT_CLIENT_ID',
  'FIELDWARD_HUBSPOT_CLIENT_SECRET',
  'FIELDWARD_HUBSPOT_APP_ID',
] as const;

function readHubSpot(values: Read, environment: Environment, mistakes: string[]): HubSpotCredentials | null {
  const missing = hubspotNames.filter((name) => !environment[name]);
  if (missing.length > 0 && missing.length < hubspotNames.length) {
    mistakes.push(`${missing.join(' and ')} missing: HubSpot needs all three of ${hubspotNames.join(', ')}.`);
  }
  const [clientId, clientSecret, appId] = hubspotNames.map((name) => values[name]);
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string' || typeof appId !== 'number') return null;
  return Object.freeze({ clientId, clientSecret: new Secret(clientSecret), appId });
}

const salesforceNames = ['FIELDWARD_SALESFORCE_CLIENT_ID', 'FIELDWARD_SALESFORCE_CLIENT_SECRET'] as const;

function readSalesforce(values: Read, environment: Environment, mistakes: string[]): SalesforceCredentials | null {
  const missing = salesforceNames.filter((name) => !environment[name]);
  if (missing.length === 1) {
    mistakes.push(`${missing.join()} missing: Salesforce needs both of ${salesforceNames.join(', ')}.`);
  }
  const { FIELDWARD_SALESFORCE_CLIENT_ID: clientId, FIELDWARD_SALESFORCE_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return null;
  const loginUrl = (values.FIELDWARD_SALESFORCE_LOGIN_URL ?? 'https://login.salesforce.com').replace(/\/+$/, '');
  return Object.freeze({ clientId, clientSecret: new Secret(clientSecret), loginUrl });
}

function unknownNames(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('FIELDWARD_') && !(name in variables) && !forOtherPrograms.test(name))
    .map((name) => {
      const meant = nearest(name);
      return `${name} is not a setting of Fieldward.${meant === null ? '' : ` Did you mean ${meant}?`}`;
    });
}

/** The setting that takes the fewest keystrokes to reach; `null` when none is near enough to be meant. */
function nearest(name: string): string | null {
  const bare = (full: string) => full.replace(/^FIELDWARD_/, '');
  const [best] = Object.keys(variables)
    .map((known) => ({ known, keystrokes: keystrokesBetween(bare(name), bare(known)) }))
    .sort((a, b) => a.keystrokes - b.keystrokes);
  return best !== undefined && best.keystrokes <= bare(name).length / 2 ? best.known : null;
}

/** Levenshtein distance. */
function keystrokesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A value may carry a secret by its name, or by a login inside an address. */
function mayQuote(name: string, given: string): boolean {
  return !/SECRET|DATABASE_URL/.test(name) && !given.includes('@');
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username === '' && password === '' && search === '' && hash === '';
}

function secret(text: string | undefined): Secret | null {
  return text === undefined ? null : new Secret(text);
}
