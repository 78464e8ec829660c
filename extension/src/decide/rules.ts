// SPDX-License-Identifier: Apache-2.0
import type {Mode} from '../settings/settings.ts';

/** The rule of the host itself or else of its nearest parent domain; undefined when there is none. */
export function ruleFor(host: string | undefined, rules: Readonly<Record<string, Mode>>): Mode | undefined {
  for (let name = host; name; name = parentOf(name)) {
    if (Object.hasOwn(rules, name)) return rules[name];
  }
  return undefined;
}

function parentOf(host: string): string {
  const dot = host.indexOf('.');
  return dot < 0 ? '' : host.slice(dot + 1);
}
