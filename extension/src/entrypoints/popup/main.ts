// SPDX-License-Identifier: Apache-2.0
import type {Status} from '../../background/status.ts';
import {ruleFor} from '../../decide/rules.ts';
import {siteAt, SITES} from '../../decide/sites.ts';
import {PRESENT} from '../../host/messages.ts';
import {activeTab, askBackground, askTopFrame, hasAccess, openOptions} from '../../platform/browser.ts';
import {loadSettings} from '../../settings/settings.ts';
import {fillTexts, part} from '../../ui/page.ts';
import {adviceText, failureText, say} from '../../ui/words.ts';

async function showHost(): Promise<void> {
  part('host').textContent = say('popup_host_asking');
  const {host, cleaned} = (await askBackground('status')) as Status;
  const failed = 'code' in host;
  part('host').textContent = failed ? failureText(host.code) : say('popup_host_ready', host.version);
  part('host').className = failed ? 'bad' : 'good';
  part('advice').textContent = failed ? adviceText(host.code) : '';
  part('advice').hidden = !failed;
  part('check').hidden = !failed;
  part('cleaned').textContent = String(cleaned);
}

async function showSite(): Promise<void> {
  const {text, good} = await siteStatus();
  part('site').textContent = text;
  part('site').className = good === undefined ? '' : good ? 'good' : 'bad';
}

/** Says "protected" only of a page whose guard answers. */
async function siteStatus(): Promise<{text: string; good?: boolean}> {
  const {id, address} = await activeTab();
  const site = siteAt(address);
  if (!address || !site) {
    // Without access the browser hides the address as well.
    const all = await hasAccess(SITES.flatMap(({matches}) => matches));
    return {text: all ? say('popup_site_unknown') : say('popup_site_no_access')};
  }
  const {rules, fallback} = await loadSettings();
  const mode = ruleFor(new URL(address).hostname, rules) ?? fallback;
  const guarded = await askTopFrame(id, PRESENT).catch(() => false);
  if (guarded !== true) return {text: say('popup_site_reload'), good: false};
  return {text: say(`popup_site_${mode}`), good: mode !== 'allow'};
}

fillTexts();
part('check').addEventListener('click', () => void showHost());
part('options').addEventListener('click', () => {
  openOptions();
  window.close();
});
void showSite();
void showHost();
