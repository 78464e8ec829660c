// SPDX-License-Identifier: Apache-2.0

/** What the guards of messages are made of: each says whether a value that came over the wire has a form. */

export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T, least?: number): value is T[];
export function isListOf(value: unknown, isItem: (item: unknown) => boolean, least?: number): value is unknown[];
export function isListOf(value: unknown, isItem: (item: unknown) => boolean, least = 0): boolean {
  return Array.isArray(value) && value.length >= least && value.every(isItem);
}
export function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}
export function isId(value: unknown): value is number {
  return isCount(value, 1);
}
export function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}
export function isMatch(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
export function isSha256(value: unknown): value is string {
  return isMatch(value, /^[0-9a-f]{64}$/);
}
export function isBase64(value: unknown): value is string {
  return isMatch(value, /^[A-Za-z0-9+/]*={0,2}$/);
}
