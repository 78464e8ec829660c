// SPDX-License-Identifier: Apache-2.0
import {recordOf} from '../decide/catalogue.ts';
import {dayOf, shownFacts} from '../decide/facts.ts';
import {handlingOf} from '../decide/rules.ts';
import {siteAt} from '../decide/sites.ts';
import {subjectsIn} from '../host/looker.ts';
import type {About} from '../host/messages.ts';
import type {Effective} from '../settings/policy.ts';
import {SUBJECTS} from '../settings/settings.ts';

/** Without settings nobody knows what is allowed: nothing is. */
export const NOTHING_KNOWN: About = {name: '', originals: false, rules: false, subjects: [], redactable: false};

/** What the upload warning says about where an image goes. */
export function aboutSite(
  host: string | undefined,
  address: string | undefined,
  settings: Effective,
  abilities: readonly string[],
): About {
  const site = siteAt(address);
  const handling = handlingOf(host, settings);
  // What the organisation wants asked about is asked about again, whatever a person chose for always.
  const mustAsk = SUBJECTS.some((subject) => handling[subject] === 'ask' && settings.locked.includes(subject));
  const record = site && recordOf(site.id);
  return {
    name: site?.name ?? host ?? '',
    ...(record && {facts: shownFacts(record, dayOf(new Date()))}),
    originals: settings.uploadOriginal,
    rules: host !== undefined && handling.from !== 'policy' && !settings.locked.includes('rules') && !mustAsk,
    subjects: subjectsIn(abilities),
    redactable: abilities.includes('redact'),
  };
}
