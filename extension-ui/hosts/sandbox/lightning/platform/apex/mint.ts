import { actingUser } from '../acting-user.ts';

const METHOD = '/sandbox/salesforce/api/apex/FieldwardIdentity/mint';

/** What an Apex method imported into a component rejects with. */
interface ApexFailure {
  readonly status: number;
  readonly body: { readonly message: string };
}

/** `@salesforce/apex/FieldwardIdentity.mint`, run by the stand-in org for the person whom the page shows. */
export default async function mint(parameters: { recordId: string; objectApiName: string }): Promise<string> {
  const response = await fetch(METHOD, {
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
