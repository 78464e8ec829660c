// SPDX-License-Identifier: Apache-2.0
import {recordOf} from '../decide/catalogue.ts';
import {dayOf, shownFacts} from '../decide/facts.ts';
import {handlingOf} from '../decide/rules.ts';
import {siteAt} from '../decide/sites.ts';
import type {About} from '../host/messages.ts';
import type {Effective} from '../settings/policy.ts';

/** What the upload warning says about where an image goes. */
export function aboutSite(host: string | undefined, address: string | undefined, settings: Effective): About {
  const site = siteAt(address);
  const {from} = handlingOf(host, settings);
  const record = site && recordOf(site.id);
  return {
    name: site?.name ?? host ?? '',
    ...(record && {facts: shownFacts(record, dayOf(new Date()))}),
    originals: settings.uploadOriginal,
    rules: host !== undefined && from !== 'policy' && !settings.locked.includes('rules'),
  };
}
