import { Connection, type Schema } from 'jsforce';
import { SOAP } from 'jsforce/lib/soap.js';
import * as z from 'zod';
import { Carrier } from './carrier.ts';
import { apiVersion, type SalesforceAnswer } from './exchange.ts';

/**
 * SOAP's `getUserInfo`: no resource of REST tells an organization's one currency. The answer is put as REST would put
 * it, so that what holds for those holds here: a fault becomes a list of errors under a status of its own.
 * @throws NoAnswer
 */
export async function askUserInfo(apiUrl: string, accessToken: string, limitMs: number): Promise<SalesforceAnswer> {
  const transport = new Carrier(limitMs);
  const soap = soapOf(apiUrl, accessToken, transport);
  if (soap === null) return refusal('SOAP_TAKES_NO_JWT', 'This kind of access token opens no SOAP door.');
  let body: unknown = null;
  let failure: unknown = null;
  try {
    body = await soap.invoke('getUserInfo', {});
  } catch (error) {
    failure = error;
  }
  const { statusCode, headers } = transport.answer(failure);
  const fault = faultSchema.safeParse(failure);
  if (fault.success) return { ...refusal(fault.data.errorCode, fault.data.message), headers };
  return { status: statusCode, headers, body };
}

/** jsforce refuses tokens of a kind that SOAP takes from version 68 on only. */
function soapOf(apiUrl: string, accessToken: string, transport: Carrier): Pick<SOAP<Schema>, 'invoke'> | null {
  const connection = new Connection({ instanceUrl: apiUrl, accessToken, version: apiVersion });
  const options = { endpointUrl: `${apiUrl}/services/Soap/u/${apiVersion}`, transport };
  try {
    return new SOAP(connection, options);
  } catch {
    return null;
  }
}

/** `sf:INVALID_SESSION_ID`: SOAP answers each of its faults with 500. */
const faultSchema = z.object({
  errorCode: z
    .string()
    .regex(/^sf:[A-Z_]+$/)
    .transform((code) => code.slice('sf:'.length)),
  message: z.string(),
});

function refusal(errorCode: string, message: string): SalesforceAnswer {
  const status = errorCode === 'INVALID_SESSION_ID' ? 401 : 400;
  return { status, headers: {}, body: [{ errorCode, message }] };
}
