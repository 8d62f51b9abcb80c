/** What is known about the connection to one CRM account. */
export interface ConnectionFacts {
  readonly crmName: string;
  readonly isConnected: boolean;
  readonly missingScopes: readonly string[];
  readonly lastAnswerAt: Date | null;
  readonly lastFailure: { readonly at: Date; readonly code: string } | null;
  readonly dailyLimit: { readonly used: number; readonly limit: number } | null;
  readonly skewMs: number | null;
  readonly refusedProofs: number;
}

export type TroubleKind = 'access_lost' | 'failing' | 'scopes_missing' | 'clock_skew' | 'limit_low' | 'proofs_refused';

export interface Trouble {
  readonly kind: TroubleKind;
  /** What is wrong and what to do. */
  readonly message: string;
}

export type ConnectionState = 'well' | 'troubled' | 'lost' | 'not_connected' | 'unknown';

/** Far less than the five minutes after which the CRM's signatures are refused, far more than a slow network. */
const skewMaxMs = 60_000;
/** The day's last tenth is left to people; a fifth is when an admin should know. */
const limitLowFrom = 0.8;
/** A few are somebody's old tab; many are a wrong secret, a wrong address or an attack. */
const refusalsFrom = 10;

/** What makes a connection less than well, the worst first. */
export function troublesOf(facts: ConnectionFacts): Trouble[] {
  const { crmName, lastFailure, dailyLimit, skewMs } = facts;
  if (!facts.isConnected) return [];
  const isFailing = lastFailure !== null && (facts.lastAnswerAt === null || facts.lastAnswerAt < lastFailure.at);
  const troubles: (Trouble | null)[] = [
    isFailing && lastFailure.code === 'crm_access_lost'
      ? { kind: 'access_lost', message: `${crmName} has taken our access back. An admin has to connect it again.` }
      : null,
    isFailing && lastFailure.code !== 'crm_access_lost'
      ? { kind: 'failing', message: `${crmName} did not answer the last time it was asked. Nothing has to be done.` }
      : null,
    facts.missingScopes.length > 0
      ? {
          kind: 'scopes_missing',
          message: `${crmName} did not grant ${facts.missingScopes.join(', ')}. Connect again to grant it.`,
        }
      : null,
    skewMs !== null && Math.abs(skewMs) > skewMaxMs
      ? {
          kind: 'clock_skew',
          message: `Our clock and that of ${crmName} are ${inWords(skewMs)} apart. Set the server's clock.`,
        }
      : null,
    dailyLimit !== null && dailyLimit.used >= dailyLimit.limit * limitLowFrom
      ? {
          kind: 'limit_low',
          message: `${dailyLimit.used} of the ${dailyLimit.limit} calls that ${crmName} allows in a day are used. The last tenth is kept for people.`,
        }
      : null,
    facts.refusedProofs >= refusalsFrom
      ? {
          kind: 'proofs_refused',
          message: `${facts.refusedProofs} requests claimed to come from this account within a day and proved nothing. See why below.`,
        }
      : null,
  ];
  return troubles.filter((one) => one !== null);
}

export function connectionState(facts: ConnectionFacts): ConnectionState {
  if (!facts.isConnected) return 'not_connected';
  const troubles = troublesOf(facts);
  if (troubles.some(({ kind }) => kind === 'access_lost')) return 'lost';
  if (troubles.length > 0) return 'troubled';
  return facts.lastAnswerAt === null ? 'unknown' : 'well';
}

const explanations: Readonly<Record<string, string>> = {
  header_missing: 'The request carried no complete signature.',
  timestamp_malformed: 'The time in the request was no time.',
  too_old: 'The time in the request was too far behind ours.',
  in_the_future: 'The time in the request was too far ahead of ours.',
  mismatch:
    'The signature did not fit. Either the client secret here is not the one of the app, or the public address differs from the one that was signed, or somebody made the request up.',
  other_app: 'The request was signed for another app of the same developer account.',
  parameter_missing: 'The request did not say who is asking.',
  parameter_repeated: 'The request said twice who is asking.',
  parameter_malformed: 'The request said in no known form who is asking.',
  replayed:
    'The request was genuine and had been sent before: by a client that repeats itself, or by somebody who captured it.',
  claims: 'The token did not say who is asking, or for another organization.',
  lifetime: 'The token was made to last too long.',
  unknown_organization: 'No admin has named a certificate of this organization here.',
  ERR_JWT_EXPIRED: 'The token had ended.',
  ERR_JWT_CLAIM_VALIDATION_FAILED:
    'The token was made for another address than ours, or lacks what every token has to say. Compare the address in the organization’s settings with the public address here.',
  envelope: 'The Canvas request lacked what every one has to say.',
  instance: 'The Canvas request named an address that is not one of the CRM.',
  token: 'The access token in the Canvas request had ended: it was an old request.',
  other_user: 'The Canvas request carried the access token of somebody else.',
  unreachable: 'The CRM did not say whether the Canvas request was fresh.',
};

/** Why a proof was refused, in words for an admin. They tell nothing that the sender did not send. */
export function refusalExplained(reason: string, skewMs: number | null): string {
  const known = Object.hasOwn(explanations, reason) ? explanations[reason] : undefined;
  const words =
    known ?? 'The signature did not fit any certificate that an admin named here, or the token was malformed.';
  const isAboutTime = reason === 'too_old' || reason === 'in_the_future' || reason === 'ERR_JWT_EXPIRED';
  return isAboutTime && skewMs !== null ? `${words} The last one: ${inWords(skewMs)}.` : words;
}

function inWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
