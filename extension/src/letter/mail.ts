// SPDX-License-Identifier: Apache-2.0
import type {Letter} from './letter.ts';

/**
 * Windows hands no longer address to a mail program than 2083 characters (INTERNET_MAX_URL_LENGTH); what is longer can
 * arrive cut off, or not at all. Other systems allow more, but none says how much its mail programs take.
 */
const ADDRESS_LIMIT = 2000;

/** What opens the mail program. When `whole` is false the letter did not fit, and the mail asks for it to be pasted. */
export interface MailAddress {
  readonly href: string;
  readonly whole: boolean;
}

export function mailAddress(to: string, {subject, body}: Letter, paste: string): MailAddress {
  const whole = addressOf(to, subject, body);
  if (whole.length <= ADDRESS_LIMIT) return {href: whole, whole: true};
  const short = addressOf(to, subject, paste);
  // A subject in Japanese with three requests is long as well.
  return {href: short.length <= ADDRESS_LIMIT ? short : addressOf(to, '', paste), whole: false};
}

/** RFC 6068: line breaks are %0D%0A. */
function addressOf(to: string, subject: string, body: string): string {
  const fields = [...(subject ? [`subject=${encodeURIComponent(subject)}`] : []), `body=${quoted(body)}`];
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?${fields.join('&')}`;
}

function quoted(body: string): string {
  return encodeURIComponent(body.replaceAll('\n', '\r\n'));
}

/** Enough to be sent to; what a mail program makes of it is its own affair. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@,;<>?&"]+@[^\s@,;<>?&"]+\.[^\s@,;<>?&"]+$/.test(text);
}

/** The name of the saved file: where it goes, what it is, when. */
export function fileName(site: string, today: string): string {
  return `letter-${site}-${today}.txt`;
}
