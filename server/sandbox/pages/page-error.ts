import type { ErrorRequestHandler } from 'express';

/** A refusal in the form of problem+json. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;
  /** Further members of the answer. */
  readonly extra: object;

  constructor(status: number, detail: string, extra: object = {}) {
    super(detail);
    this.status = status;
    this.extra = extra;
  }
}

/**
 * Answers errors as problem+json.
 * @param crm who failed, for the person at the page
 * @param refusalOf the CRM's own refusal in words, or null when the error is none
 */
export function answerPageError(crm: string, refusalOf: (error: unknown) => PageError | null): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const {
      status,
      message: detail,
      extra,
    } = error instanceof PageError ? error : (refusalOf(error) ?? unexpected(error, crm));
    res
      .status(status)
      .set('cache-control', 'no-store')
      .type('application/problem+json')
      .send(
        JSON.stringify({ type: 'about:blank', status, title: status < 500 ? 'Refused' : 'Failed', detail, ...extra }),
      );
  };
}

function unexpected(error: unknown, crm: string): PageError {
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new PageError(status, status === 413 ? 'The request is too large.' : 'The request could not be read.');
  }
  console.error('the stand-in record page failed:', error);
  return new PageError(500, `The stand-in ${crm} failed. Its log says why.`);
}
