import { PageError } from '../../pages/page-error.ts';
import { ApiError } from '../api-error.ts';

/** HubSpot's refusal without the JSON that it puts into its messages. */
export function refusalOf(error: unknown): PageError | null {
  return error instanceof ApiError ? new PageError(error.status, inWords(error.message)) : null;
}

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
