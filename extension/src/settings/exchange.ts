// SPDX-License-Identifier: Apache-2.0
import {type Problem, problemOf} from './schema.ts';
import {differencesOf, isHost, parseSettings, type Settings, SETTINGS_SCHEMA, VERSION} from './settings.ts';

/** The longest file that is looked at: thousands of rules fit in. */
const MOST_CHARACTERS = 1_000_000;

/** Why a file was not taken over; nothing of it counts then. */
export type Refusal =
  Problem | {readonly code: 'not-json' | 'too-long'} | {readonly code: 'host'; readonly where: string};

/** The person's settings as a file for another browser: what differs from the defaults. */
export function exportText(settings: Settings): string {
  return `${JSON.stringify(differencesOf(settings), null, 2)}\n`;
}

/** The settings in such a file. A file with anything unknown or wrong in it is refused as a whole. */
export function importText(text: string): {readonly settings: Settings} | {readonly refusal: Refusal} {
  if (text.length > MOST_CHARACTERS) return {refusal: {code: 'too-long'}};
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return {refusal: {code: 'not-json'}};
  }
  const problem = problemOf(read, SETTINGS_SCHEMA);
  if (problem) return {refusal: problem};
  const {version, rules = {}} = read as {version?: unknown; rules?: Record<string, unknown>};
  if (version === undefined) return {refusal: {where: 'version', code: 'range', expected: String(VERSION)}};
  const noHost = Object.keys(rules).find((host) => !isHost(host));
  if (noHost !== undefined) return {refusal: {code: 'host', where: noHost}};
  return {settings: parseSettings(read)};
}
