// SPDX-License-Identifier: Apache-2.0

/**
 * Why an image could not be cleaned. The first group comes from the host (`src/protocol/error-codes.json`), the second
 * from the extension's own side. Every code has words for people in the locales: `failure_CODE` and `advice_CODE`.
 */
export const HOST_CODES = [
  'unsupported_format',
  'bad_image',
  'too_large',
  'too_many_jobs',
  'bad_message',
  'bad_chunk',
  'hash_mismatch',
  'verify_failed',
  'time_limit',
  'cancelled',
  'protocol_mismatch',
  'internal',
  'undecodable',
  'not_able',
  'vision_failed',
  'redact_failed',
] as const;

export const OWN_CODES = [
  /** The browser knows no such host, or its program is not where the manifest says. */
  'host_not_found',
  /** The host's manifest does not name this extension. */
  'host_forbidden',
  /** The host ended, or could not be started. */
  'host_exited',
  /** What the host wrote is not this protocol. */
  'host_garbled',
  /** The host did not answer in time. */
  'host_silent',
  /** Both sides share no protocol version, and it is the host's that is older. */
  'host_outdated',
  /** The same, and it is the extension's. */
  'extension_outdated',
  /** The answer does not have the length or SHA-256 that it promised. */
  'answer_corrupt',
  /** The original changed or went away after it was chosen. */
  'file_unreadable',
  /** The browser could not draw the picture anew, as the person's options want it. */
  'redraw_failed',
  /** More images at once, or in a short time, than a person uploads. */
  'too_many',
  /** The person's own rule for this site. */
  'site_blocked',
  /** A file that is no image may hold images, and the person's or the organisation's setting keeps such files out. */
  'embedded_pictures',
  /** Nobody could look inside the picture, and the person's or the organisation's setting holds such pictures back. */
  'unseen',
  /** The extension was updated or reloaded under this page. */
  'extension_reloaded',
  /** The extension's background did not answer. */
  'background_gone',
] as const;

export type FailureCode = (typeof HOST_CODES)[number] | (typeof OWN_CODES)[number];

/** An image was not cleaned, for a reason that has words. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;

  constructor(code: FailureCode, detail = '') {
    super(detail);
    this.code = code;
  }
}

/** A code that came over the wire; one that this version does not know counts as the host's own failure. */
export function knownCode(code: string): FailureCode {
  return [...HOST_CODES, ...OWN_CODES].find((known) => known === code) ?? 'internal';
}

/** Any error as a Failure, so that nothing ends without a code. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('internal', error instanceof Error ? error.message : String(error));
}

/**
 * What a browser says when a native port closes. Chromium has a text for each case; Firefox says the same for "not
 * installed" and "not allowed", and nothing at all when the host ended.
 *
 * "Error when communicating" is Chromium's text for a frame that is none, and for a pipe that broke while an image was
 * being written into it. Stray text comes before hello, by far most often; after it, the host was killed.
 */
export function codeOfDisconnect(text: string | undefined, saidHello: boolean): FailureCode {
  if (text === undefined || text === '') return 'host_exited';
  if (/host not found|no such native application/i.test(text)) return 'host_not_found';
  if (/forbidden/i.test(text)) return 'host_forbidden';
  if (/error when communicating/i.test(text)) return saidHello ? 'host_exited' : 'host_garbled';
  if (/exceeds the limit|unexpected error/i.test(text)) return 'host_garbled';
  return 'host_exited';
}
