import { setTimeout as wait } from 'node:timers/promises';
import express, { type Response, Router } from 'express';
import { ApiError } from './api-error.ts';
import { sessionOf } from './oauth/session.ts';
import type { OrgUser } from './org-port.ts';
import { strikeBefore, takeFromLimit } from './rest/api-call.ts';
import type { Site } from './site.ts';

/** The one question of the SOAP API that tells what REST does not: who asks, and in which currency the company counts. */
export function soapRoutes(site: Site): Router {
  const router = Router();
  const text = express.text({ limit: '64kb', type: () => true });
  router.post('/services/Soap/u/:version', text, async (req, res) => {
    const { latencyMs } = site.mishaps.settings;
    if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false });
    try {
      const body = String(req.body);
      const user = userOf(site, textIn(body, 'sessionId'));
      if (user === undefined) return sendFault(res, 'INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
      if (!/<(?:\w+:)?getUserInfo[\s/>]/.test(body)) return sendFault(res, 'UNSUPPORTED_API_VERSION', 'No such call');
      strikeBefore(site, false);
      takeFromLimit(site);
      site.mishaps.counters.metadataReads += 1;
      sendEnvelope(res, 200, `<getUserInfoResponse><result>${infoOf(site, user)}</result></getUserInfoResponse>`);
    } catch (error) {
      const [complaint] = error instanceof ApiError ? error.complaints : [];
      if (complaint === undefined) throw error;
      sendFault(res, complaint.errorCode, complaint.message);
    }
  });
  return router;
}

function userOf(site: Site, token: string | undefined): OrgUser | undefined {
  const grant = sessionOf(site, token);
  const mayCall = grant?.scopes.some((scope) => scope === 'api' || scope === 'full');
  return mayCall ? site.users.find(({ id }) => id === grant?.userId) : undefined;
}

function textIn(xml: string, element: string): string | undefined {
  return new RegExp(`<(?:\\w+:)?${element}>([^<]*)<`).exec(xml)?.[1];
}

function infoOf({ organizationId, currency }: Site, user: OrgUser): string {
  const one = currency.isOnlyOne;
  return elements({
    accessibilityMode: 'false',
    currencySymbol: one ? currency.code : null,
    orgAttachmentFileSizeLimit: '5242880',
    orgDefaultCurrencyIsoCode: one ? currency.code : null,
    orgDisallowHtmlAttachments: 'false',
    orgHasPersonAccounts: 'false',
    organizationId,
    organizationMultiCurrency: String(!one),
    organizationName: 'Corvane',
    profileId: user.profileId,
    roleId: null,
    sessionSecondsValid: '7200',
    userDefaultCurrencyIsoCode: one ? null : currency.code,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.id,
    userLanguage: user.language,
    userLocale: user.locale,
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
    userUiSkin: 'Theme3',
  });
}

function elements(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escaped(value)}</${name}>`))
    .join('');
}

/** Every fault has the status 500, whoever is to blame. */
function sendFault(res: Response, code: string, message: string): void {
  const said = `<faultcode>sf:${code}</faultcode><faultstring>${escaped(`${code}: ${message}`)}</faultstring>`;
  sendEnvelope(res, 500, `<soapenv:Fault>${said}</soapenv:Fault>`);
}

function sendEnvelope(res: Response, status: number, body: string): void {
  const spaces =
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" ' +
    'xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const envelope = `<soapenv:Envelope ${spaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  res.status(status).type('text/xml').send(`<?xml version="1.0" encoding="UTF-8"?>${envelope}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
