import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { accepted, type Parsed, wrongType } from './parsed.ts';
import { parseText } from './text.ts';

/** One e-mail address, without a display name. */
export function parseEmail(label: string, raw: unknown): Parsed {
  const text = parseText(label, raw, { multiline: false });
  if (!text.ok || text.value === null) return text;
  return isEmail(text.value) ? text : wrongType(`${label} takes one e-mail address, such as maya@fjordline.example.`);
}

/** A phone number as people wrote it. International ones must have a length that exists in their country. */
export function parsePhone(label: string, raw: unknown): Parsed {
  const text = parseText(label, typeof raw === 'number' ? String(raw) : raw, { multiline: false });
  if (!text.ok || text.value === null) return text;
  if (!phoneCharacters.test(text.value) || text.value.replace(/\D/g, '').length < 4 || text.value.length > 40) {
    return wrongType(`${label} takes a phone number, such as +47 22 33 44 55.`);
  }
  // Only the length is judged: new number ranges open faster than a library learns of them.
  if (text.value.startsWith('+') && !parsePhoneNumberFromString(text.value)?.isPossible()) {
    return wrongType(`${text.value} is not a possible international number. Check its country code and length.`);
  }
  return text;
}

/** A web address; a bare host name is fine, any scheme but http and https is not. */
export function parseUrl(label: string, raw: unknown): Parsed {
  const text = parseText(label, raw, { multiline: false });
  if (!text.ok || text.value === null) return text;
  return isWebAddress(text.value)
    ? accepted(text.value)
    : wrongType(`${label} takes a web address, such as https://fjordline.example.`);
}

/** What makes two spellings the same number: E.164 and extension where the country is known, else the text. */
export function samePhoneKey(text: string): string {
  const parsed = text.startsWith('+') ? parsePhoneNumberFromString(text) : undefined;
  return parsed === undefined ? text : `${parsed.number};${parsed.ext ?? ''}`;
}

const phoneCharacters = /^\+?[\d\s().\-/]+(?:(?:ext\.?|extension|x|#)\s?\d{1,7})?$/i;
const localPart = /^[^\s@<>()[\]\\,;:"]{1,64}$/;
const hostLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

function isEmail(text: string): boolean {
  const [local = '', host = '', ...rest] = text.split('@');
  if (rest.length > 0 || text.length > 254 || !localPart.test(local) || /^\.|\.$|\.\./.test(local)) return false;
  return isHost(host);
}

function isHost(host: string): boolean {
  const labels = host.split('.');
  return labels.length >= 2 && labels.every((part) => hostLabel.test(part)) && /\p{L}/u.test(labels.at(-1) ?? '');
}

function isWebAddress(text: string): boolean {
  if (/[\s\\<>"]/.test(text) || text.length > 2_048) return false;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  // "https://bank.example@attacker.example" shows one host and opens another.
  return url.username === '' && url.password === '' && isHost(url.hostname);
}
