/** One complaint in a REST answer; the wire shape of Salesforce. */
export interface ApiComplaint {
  errorCode: string;
  message: string;
  fields?: string[];
  /** DUPLICATES_DETECTED comes with what was found. */
  duplicateResult?: unknown;
}

/** A refusal with the body that Salesforce would send: always a list. Thrown anywhere below a route. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly complaints: readonly ApiComplaint[];

  constructor(status: number, complaints: readonly ApiComplaint[]) {
    super(complaints.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('; ') || String(status));
    this.status = status;
    this.complaints = complaints;
  }
}

function refusal(status: number, errorCode: string) {
  return (message: string, fields?: string[]) =>
    new ApiError(status, [{ message, errorCode, ...(fields ? { fields } : {}) }]);
}

/** The same code goes out with 400 and, for a path, with 404. */
export const notFound = refusal(404, 'NOT_FOUND');
export const malformedQuery = refusal(400, 'MALFORMED_QUERY');
export const invalidField = refusal(400, 'INVALID_FIELD');
export const invalidType = refusal(400, 'INVALID_TYPE');
export const malformedId = refusal(400, 'MALFORMED_ID');
export const jsonParserError = refusal(400, 'JSON_PARSER_ERROR');
export const invalidSession = refusal(401, 'INVALID_SESSION_ID');
export const insufficientAccess = refusal(403, 'INSUFFICIENT_ACCESS');
export const badRequest = refusal(400, 'INVALID_REQUEST');
export const exceededLimit = refusal(400, 'EXCEEDED_ID_LIMIT');
export const badQueryLocator = refusal(400, 'INVALID_QUERY_LOCATOR');
export const methodNotAllowed = refusal(405, 'METHOD_NOT_ALLOWED');
export const noSuchResource = () => notFound('The requested resource does not exist');
export const requestLimitExceeded = () => refusal(403, 'REQUEST_LIMIT_EXCEEDED')('TotalRequests Limit exceeded.');
