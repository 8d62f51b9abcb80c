import { expect, test } from 'vitest';
import { chooseExtractor, type Environment } from '#agent/extract/choose.ts';

test.each<[string, Environment]>([
  ['rules', {}],
  ['rules', { ANTHROPIC_API_KEY: ' ', OPENAI_API_KEY: '', FIELDWARD_AGENT_MODEL_URL: '' }],
  [
    'local',
    { FIELDWARD_AGENT_MODEL_URL: 'http://localhost:11434/v1', FIELDWARD_AGENT_MODEL: 'local', OPENAI_API_KEY: 'k' },
  ],
  ['mine', { ANTHROPIC_API_KEY: 'k', FIELDWARD_AGENT_MODEL: 'mine' }],
  ['mine', { OPENAI_API_KEY: 'k', FIELDWARD_AGENT_MODEL: 'mine' }],
])('chooses %s for %j', (name, environment) => {
  expect(chooseExtractor(environment).name).toBe(name);
});

test.each<[Environment, string]>([
  [{ FIELDWARD_AGENT_MODEL_URL: 'http://localhost:1/v1' }, 'set FIELDWARD_AGENT_MODEL'],
  [{ FIELDWARD_AGENT_MODEL_URL: 'file:///etc/passwd', FIELDWARD_AGENT_MODEL: 'm' }, 'must be a web address'],
])('says what is wrong with %j', (environment, message) => {
  expect(() => chooseExtractor(environment)).toThrow(message);
});
