import type { Extractor } from './extractor.ts';
import type { ModelEndpoint } from './model/endpoint.ts';
import { modelExtractor } from './model.ts';
import { ruleExtractor } from './rules.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** An extractor and what to call it in front of a person. */
export interface ChosenExtractor {
  readonly name: string;
  readonly extractor: Extractor;
}

export const rulesChoice: ChosenExtractor = { name: 'rules', extractor: ruleExtractor };

/**
 * A model when the environment names one, otherwise the rules.
 * @throws Error when FIELDWARD_AGENT_MODEL_URL is no web address or comes without FIELDWARD_AGENT_MODEL
 */
export function chooseExtractor(environment: Environment): ChosenExtractor {
  const endpoint = endpointIn(environment);
  return endpoint === null ? rulesChoice : { name: endpoint.model, extractor: modelExtractor(endpoint) };
}

function endpointIn(environment: Environment): ModelEndpoint | null {
  const url = set(environment.FIELDWARD_AGENT_MODEL_URL);
  const model = set(environment.FIELDWARD_AGENT_MODEL);
  if (url !== null) {
    if (model === null)
      throw new Error('FIELDWARD_AGENT_MODEL_URL is set; set FIELDWARD_AGENT_MODEL to its model too.');
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new Error('FIELDWARD_AGENT_MODEL_URL must be a web address such as http://localhost:11434/v1.');
    }
    return { protocol: 'openai', url, key: set(environment.FIELDWARD_AGENT_MODEL_KEY), model };
  }
  const anthropicKey = set(environment.ANTHROPIC_API_KEY);
  if (anthropicKey !== null) {
    const named = model ?? 'claude-sonnet-4-5';
    return { protocol: 'anthropic', url: 'https://api.anthropic.com/v1', key: anthropicKey, model: named };
  }
  const openAiKey = set(environment.OPENAI_API_KEY);
  if (openAiKey === null) return null;
  return { protocol: 'openai', url: 'https://api.openai.com/v1', key: openAiKey, model: model ?? 'gpt-4.1-mini' };
}

function set(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value.trim();
}
