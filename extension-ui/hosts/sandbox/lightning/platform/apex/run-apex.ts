import { actingUser } from '../acting-user.ts';

const methods = '/sandbox/salesforce/api/apex/FieldwardIdentity';

/** What an Apex method imported into a component rejects with. */
interface ApexFailure {
  readonly status: number;
  readonly body: { readonly message: string };
}

/** A method of the deployed class, run by the stand-in org for the person whom the page shows. */
export async function runApex(method: string, parameters: object): Promise<string> {
  const response = await fetch(`${methods}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-acting-user': actingUser() },
    body: JSON.stringify(parameters),
  });
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok && typeof reply === 'string') return reply;
  throw { status: response.status, body: { message: messageOf(reply) } } satisfies ApexFailure;
}

function messageOf(reply: unknown): string {
  const message = reply && typeof reply === 'object' && 'message' in reply ? reply.message : null;
  return typeof message === 'string' ? message : 'An internal server error has occurred';
}
