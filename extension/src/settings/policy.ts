// SPDX-License-Identifier: Apache-2.0
import policySchema from './policy.schema.json' with {type: 'json'};
import {conforms, type Schema} from './schema.ts';
import {parsePart, type Rules, type Settings, SETTINGS_SCHEMA} from './settings.ts';

/** What an organisation decided for its people. What is absent is left to them. */
export interface Policy {
  readonly settings: Partial<Settings>;
  /** Whether people may have rules of their own. */
  readonly ownRules: boolean;
  /** Whether people may pause, and unprotect what they protected. */
  readonly pausing: boolean;
  /** Addresses that must be protected. */
  readonly sites: readonly string[];
}

/** The settings that count: the policy's where it says something, else the person's. */
export interface Effective extends Settings {
  /** The organisation's rules; they come before `rules`, which are the person's own. */
  readonly policyRules: Rules;
  /** Settings that the person cannot change; `rules` when they may have none of their own. */
  readonly locked: readonly (keyof Settings)[];
  readonly pausing: boolean;
  /** Addresses that must be protected. */
  readonly sites: readonly string[];
}

/** What `storage.managed` may hold, for the manifest: every setting, and what only a policy can say. */
export const MANAGED_SCHEMA: Schema = openAll({
  type: 'object',
  properties: {
    // The form of a file is no setting.
    ...Object.fromEntries(Object.entries(SETTINGS_SCHEMA.properties ?? {}).filter(([key]) => key !== 'version')),
    ...(policySchema as Schema).properties,
  },
});

/** Chrome knows `additionalProperties` as a schema only; what it lets through, `parsePolicy` judges again. */
function openAll({additionalProperties, properties, items, ...rest}: Schema): Schema {
  return {
    ...rest,
    ...(additionalProperties && {additionalProperties: openAll(additionalProperties)}),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, openAll(schema)])),
    }),
    ...(items && {items: openAll(items)}),
  };
}

/** A policy out of what the browser has of it; what has a wrong form is as if it were not there. */
export function parsePolicy(managed: unknown): Policy {
  const all = (typeof managed === 'object' && managed !== null ? managed : {}) as Record<string, unknown>;
  const get = <T>(key: string, otherwise: T): T => {
    const schema = MANAGED_SCHEMA.properties?.[key];
    return all[key] !== undefined && schema && conforms(all[key], schema) ? (all[key] as T) : otherwise;
  };
  return {
    settings: parsePart(all),
    ownRules: get('ownRules', true),
    pausing: get('pausing', true),
    sites: get<string[]>('sites', []).filter((site) => URL.canParse(site)),
  };
}

/** The policy laid over the person's settings. */
export function effective(own: Settings, policy: Policy): Effective {
  const {rules: policyRules = {}, ...fixed} = policy.settings;
  return {
    ...own,
    ...fixed,
    rules: policy.ownRules ? own.rules : {},
    policyRules,
    locked: [...(Object.keys(fixed) as (keyof Settings)[]), ...(policy.ownRules ? [] : (['rules'] as const))],
    pausing: policy.pausing,
    sites: policy.sites,
  };
}
