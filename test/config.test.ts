import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '#config';

const key = Buffer.alloc(32, 7).toString('base64');
const hubspot = {
  FIELDWARD_HUBSPOT_CLIENT_ID: 'client-1',
  FIELDWARD_HUBSPOT_CLIENT_SECRET: 'hush-client',
  FIELDWARD_HUBSPOT_APP_ID: '431',
};
const production = {
  ...hubspot,
  DATABASE_URL: 'postgres://owner:hush-database@db.example/fieldward',
  FIELDWARD_SECRET_KEY: key,
};

function mistakesIn(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment, '/srv/app');
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('is a sandbox on loopback when nothing is set, and counts an empty value as not set', () => {
    const wanted = {
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 4310,
      publicUrl: 'http://localhost:4310',
      dataDirectory: '/srv/app/.fieldward',
      databaseUrl: null,
      hubspot: null,
    };
    expect(loadConfig({}, '/srv/app')).toMatchObject(wanted);
    expect(loadConfig({ PORT: '', DATABASE_URL: '', FIELDWARD_MODE: '' }, '/srv/app')).toMatchObject(wanted);
  });

  it('follows the port in the public address unless that is given', () => {
    expect(loadConfig({ PORT: '5000' }, '/').publicUrl).toBe('http://localhost:5000');
    const given = { PORT: '5000', FIELDWARD_PUBLIC_URL: 'https://fieldward.example/' };
    expect(loadConfig(given, '/').publicUrl).toBe('https://fieldward.example');
  });

  it('is production as soon as the HubSpot app is named, and a sandbox all the same when told so', () => {
    const config = loadConfig(production, '/');
    expect(config.mode).toBe('production');
    expect(config.hubspot).toMatchObject({ clientId: 'client-1', appId: 431 });
    expect(config.hubspot?.clientSecret.reveal()).toBe('hush-client');
    expect(loadConfig({ ...production, FIELDWARD_MODE: 'sandbox' }, '/')).toMatchObject({
      mode: 'sandbox',
      hubspot: null,
    });
  });

  it('cannot be changed after it was read', () => {
    const config = loadConfig(production, '/');
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.hubspot)).toBe(true);
  });

  it('shows no secret however it is printed', () => {
    const config = loadConfig(production, '/');
    const printed = [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), `${config.databaseUrl}`];
    for (const text of printed) {
      expect(text).toContain('[hidden]');
      expect(text).not.toMatch(/hush/);
      expect(text).not.toContain(key);
    }
  });
});

describe('a mistake in the environment', () => {
  it('is told together with every other one, each with its name and what is expected', () => {
    const environment = {
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      FIELDWARD_HOST: 'everywhere',
      FIELDWARD_LOG_LEVEL: 'loud',
      FIELDWARD_CHANGE_LEASE_SECONDS: '1',
    };
    expect(mistakesIn(environment)).toEqual([
      'PORT=http is not a port number from 1 to 65535.',
      'DATABASE_URL is not a URL like postgres://owner:password@host:5432/database.',
      'FIELDWARD_HOST=everywhere is not an IP address to listen on.',
      'FIELDWARD_LOG_LEVEL=loud is not one of debug, info, warn, error.',
      'FIELDWARD_CHANGE_LEASE_SECONDS=1 is not seconds from 2 to 600.',
    ]);
    expect(() => loadConfig(environment, '/')).toThrow('The environment has 5 mistakes:');
  });

  it('never quotes a secret, nor a login inside an address', () => {
    const told = mistakesIn({
      DATABASE_URL: 'mysql://owner:hush@db.example/x',
      FIELDWARD_APP_DATABASE_URL: 'hush',
      FIELDWARD_SECRET_KEY: 'hush',
      FIELDWARD_PUBLIC_URL: 'https://admin:hush@fieldward.example',
      FIELDWARD_TOKEN_OF_MINE: 'hush',
    });
    expect(told).toHaveLength(5);
    expect(told.join('\n')).not.toContain('hush');
  });

  it.each([
    ['FIELDWARD_DATABASE_URL', 'DATABASE_URL'],
    ['FIELDWARD_PORT', 'PORT'],
    ['FIELDWARD_DATADIR', 'FIELDWARD_DATA_DIR'],
    ['FIELDWARD_HUBSPOT_CLIENT_SECERT', 'FIELDWARD_HUBSPOT_CLIENT_SECRET'],
  ])('answers %s with the setting that was meant', (given, meant) => {
    expect(mistakesIn({ [given]: 'x' })).toEqual([`${given} is not a setting of Fieldward. Did you mean ${meant}?`]);
  });

  it('does not guess when nothing is near', () => {
    expect(mistakesIn({ FIELDWARD_ZZZZZZ: 'x' })).toEqual(['FIELDWARD_ZZZZZZ is not a setting of Fieldward.']);
  });

  it('leaves the names of other programs alone', () => {
    expect(mistakesIn({ HOME: '/root', FIELDWARD_AGENT_KEY: 'x', FIELDWARD_URL: 'x' })).toEqual([]);
  });

  it.each(Object.keys(hubspot))('names %s when only the other two are there', (left) => {
    const { [left]: _, ...others } = hubspot as Record<string, string>;
    const told = mistakesIn(others);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^${left} missing`));
  });

  it('is production without credentials, told once', () => {
    const told = mistakesIn({ FIELDWARD_MODE: 'production' });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('FIELDWARD_HUBSPOT_CLIENT_SECRET');
  });

  it('is production on a shared database without a key that all processes share', () => {
    const { FIELDWARD_SECRET_KEY: _, ...keyless } = production;
    expect(mistakesIn(keyless)[0]).toMatch(/^FIELDWARD_SECRET_KEY is missing/);
    const { DATABASE_URL: __, ...own } = keyless;
    expect(mistakesIn(own)).toEqual([]);
  });
});
