// SPDX-License-Identifier: Apache-2.0

/**
 * The part of JSON Schema that our two schemas use. A whole validator compiles its schemas to code, which the content
 * security policy of extensions forbids; a test holds this one against such a one.
 */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer';
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What is wrong, and where: `rules.example.com.mode`. */
export interface Problem {
  readonly where: string;
  readonly code: 'unknown' | 'type' | 'choice' | 'range';
  /** What would be right, in words of JSON. */
  readonly expected: string;
}

export function conforms(value: unknown, schema: Schema): boolean {
  return problemOf(value, schema) === undefined;
}

/** The first thing that does not fit. */
export function problemOf(value: unknown, schema: Schema, where = ''): Problem | undefined {
  if (schema.type && typeOf(value) !== schema.type) return {where, code: 'type', expected: schema.type};
  if (schema.enum && !schema.enum.includes(value)) return {where, code: 'choice', expected: schema.enum.join(', ')};
  if (typeof value === 'number') {
    const {minimum = -Infinity, maximum = Infinity} = schema;
    if (value < minimum || value > maximum) return {where, code: 'range', expected: `${minimum}-${maximum}`};
  }
  if (Array.isArray(value)) return inList(value, schema, where);
  if (typeOf(value) === 'object') return inObject(value as Record<string, unknown>, schema, where);
  return undefined;
}

function inList(list: readonly unknown[], {items}: Schema, where: string): Problem | undefined {
  if (!items) return undefined;
  for (const [index, item] of list.entries()) {
    const problem = problemOf(item, items, `${where}[${index}]`);
    if (problem) return problem;
  }
  return undefined;
}

function inObject(object: Record<string, unknown>, schema: Schema, where: string): Problem | undefined {
  for (const [key, item] of Object.entries(object)) {
    const path = where === '' ? key : `${where}.${key}`;
    const known = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : schema.additionalProperties;
    if (known === false) {
      return {where: path, code: 'unknown', expected: Object.keys(schema.properties ?? {}).join(', ')};
    }
    const problem = known && problemOf(item, known, path);
    if (problem) return problem;
  }
  return undefined;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number';
  return typeof value;
}
