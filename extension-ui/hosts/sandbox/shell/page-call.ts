/** A refusal of the API behind the page, with its answer for those who want to know more than the words. */
export class PageRefusal extends Error {
  override readonly name = 'PageRefusal';
  readonly answer: unknown;

  constructor(message: string, answer: unknown) {
    super(message);
    this.answer = answer;
  }
}

/**
 * Calls to the API behind a record page.
 * @returns a function that throws with the server's own words, or with plain ones when there are none
 */
export function pageCall(root: string): <Reply>(method: string, path: string, body?: object) => Promise<Reply> {
  return async <Reply>(method: string, path: string, body?: object) => {
    const response = await fetch(`${root}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    }).catch(() => {
      throw new Error('The sandbox does not answer. Is the server still running?');
    });
    const text = await response.text();
    const answer = text === '' ? null : parsed(text);
    if (!response.ok) throw new PageRefusal(complaint(answer) ?? `The sandbox answered ${response.status}.`, answer);
    return answer as Reply;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function complaint(answer: unknown): string | undefined {
  const { detail, message } = (answer ?? {}) as { detail?: string; message?: string };
  return detail ?? message;
}
