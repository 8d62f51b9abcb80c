import { z } from 'zod';
import { boundedText } from '../../http/bounded-text.ts';
import { ModelFailure } from './failure.ts';

/** Where a model answers. */
export interface ModelEndpoint {
  readonly protocol: 'openai' | 'anthropic';
  /** Base URL with the version: https://api.openai.com/v1 */
  readonly url: string;
  /** `null` for a model on one's own machine that asks for none. */
  readonly key: string | null;
  readonly model: string;
  /** Milliseconds; default 120,000. */
  readonly timeoutMs?: number;
}

const openAiReply = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const anthropicReply = z.object({ content: z.array(z.object({ type: z.string(), text: z.string().optional() })) });

const replyBytesMax = 1024 * 1024;
const answerTokensMax = 8_000;
const timeoutDefaultMs = 120_000;

/** Asks once. @returns the model's words @throws ModelFailure */
export async function askModel(endpoint: ModelEndpoint, instructions: string, material: string): Promise<string> {
  const json = await post(endpoint, requestFor(endpoint, instructions, material));
  if (endpoint.protocol === 'openai') {
    const reply = openAiReply.safeParse(json);
    const content = reply.data?.choices[0]?.message.content;
    if (content !== undefined) return content;
  } else {
    const reply = anthropicReply.safeParse(json);
    if (reply.success) return reply.data.content.map(({ text = '' }) => text).join('');
  }
  throw new ModelFailure(`${endpoint.model} answered in a form that is not the ${endpoint.protocol} one.`);
}

function requestFor({ protocol, model }: ModelEndpoint, instructions: string, material: string): object {
  const asked = { role: 'user', content: material };
  return protocol === 'openai'
    ? {
        model,
        response_format: { type: 'json_object' },
        messages: [{ role: 'system', content: instructions }, asked],
      }
    : { model, max_tokens: answerTokensMax, system: instructions, messages: [asked] };
}

async function post(endpoint: ModelEndpoint, body: object): Promise<unknown> {
  const { protocol, url, timeoutMs = timeoutDefaultMs } = endpoint;
  const path = protocol === 'openai' ? 'chat/completions' : 'messages';
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization(endpoint) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await boundedText(response, replyBytesMax);
    if (!response.ok) throw new ModelFailure(`The model's endpoint answered ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    if (error instanceof SyntaxError)
      throw new ModelFailure("The model's endpoint answered with something else than JSON.");
    const reason =
      error instanceof Error && error.name === 'TimeoutError' ? `no answer within ${timeoutMs} ms` : String(error);
    throw new ModelFailure(`The model could not be asked: ${reason}`);
  }
}

function authorization({ protocol, key }: ModelEndpoint): Record<string, string> {
  if (protocol === 'anthropic') return { 'x-api-key': key ?? '', 'anthropic-version': '2023-06-01' };
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
