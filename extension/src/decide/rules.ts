// SPDX-License-Identifier: Apache-2.0
import type {Effective} from '../settings/policy.ts';
import type {Mode, Rule, Rules, SightOptions, SiteOptions} from '../settings/settings.ts';

/** What holds on one host, and why. */
export interface Handling extends SiteOptions, SightOptions {
  readonly mode: Mode;
  /** Who said so: the organisation, a rule of the person's own, or nobody. */
  readonly from: 'policy' | 'rule' | 'default';
  /** Whether conditions are not to raise Clean to Ask. */
  readonly unasked: boolean;
  /** The host that the rule is for; may be a parent domain. */
  readonly at?: string;
}

interface Step {
  readonly at: string;
  readonly rule: Rule;
  readonly from: 'policy' | 'rule';
}

/**
 * Exact host, then parent domains, then the default; and the organisation's rules before the person's own. Each option
 * is taken from the first rule that says something about it.
 */
export function handlingOf(host: string | undefined, settings: Effective): Handling {
  const policy = stepsOf(host, settings.policyRules, 'policy');
  const own = stepsOf(host, settings.rules, 'rule');
  const steps = [...policy, ...own];
  const all: SiteOptions & SightOptions = settings;
  const option = <K extends keyof typeof all>(name: K): (typeof all)[K] => {
    const said = (settings.locked.includes(name) ? policy : steps).find(({rule}) => rule[name] !== undefined);
    return (said?.rule[name] as (typeof all)[K] | undefined) ?? all[name];
  };
  const asking = settings.locked.includes('askWhen') ? policy : steps;
  const decisive = steps.find(({rule}) => rule.mode !== undefined);
  return {
    mode: decisive?.rule.mode ?? settings.fallback,
    ...(decisive
      ? {from: decisive.from, at: decisive.at}
      : {from: settings.locked.includes('fallback') ? ('policy' as const) : ('default' as const)}),
    unasked: asking.find(({rule}) => rule.unasked !== undefined)?.rule.unasked ?? false,
    keepNames: option('keepNames'),
    keepColourProfile: option('keepColourProfile'),
    keepDate: option('keepDate'),
    keepCopyright: option('keepCopyright'),
    keepCredentials: option('keepCredentials'),
    reencode: option('reencode'),
    faces: option('faces'),
    text: option('text'),
    codes: option('codes'),
    unseen: option('unseen'),
  };
}

/** The rules for the host itself and for its parent domains, nearest first. */
function stepsOf(host: string | undefined, rules: Rules, from: Step['from']): Step[] {
  const steps: Step[] = [];
  for (let at = host; at; at = parentOf(at)) {
    const rule = Object.hasOwn(rules, at) ? rules[at] : undefined;
    if (rule) steps.push({at, rule, from});
  }
  return steps;
}

function parentOf(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? '' : host.slice(dot + 1);
}
