import type { ErrorRequestHandler } from 'express';
import { ApiError } from '../hubspot/api-error.ts';

/** A refusal in the form of problem+json. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

export const answerPageError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const { status, detail } = readable(error);
  res
    .status(status)
    .set('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, title: status < 500 ? 'Refused' : 'Failed', detail }));
};

function readable(error: unknown): { status: number; detail: string } {
  if (error instanceof PageError) return { status: error.status, detail: error.message };
  if (error instanceof ApiError) return { status: error.status, detail: inWords(error.message) };
  const { status } = (error ?? {}) as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, detail: status === 413 ? 'The request is too large.' : 'The request could not be read.' };
  }
  console.error('the stand-in record page failed:', error);
  return { status: 500, detail: 'The stand-in HubSpot failed. Its log says why.' };
}

/** Without the JSON that HubSpot puts into its messages. */
function inWords(message: string): string {
  const start = message.indexOf('[{');
  if (start < 0) return message;
  try {
    const objections = JSON.parse(message.slice(start)) as { message?: unknown }[];
    return objections.map((one) => String(one.message)).join(' ');
  } catch {
    return message;
  }
}
