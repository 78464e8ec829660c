// SPDX-License-Identifier: Apache-2.0
import type {Status} from '../../background/status.ts';
import {ruleFor} from '../../decide/rules.ts';
import {siteAt} from '../../decide/sites.ts';
import {activeTabUrl, askBackground, openOptions} from '../../platform/browser.ts';
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
  const address = await activeTabUrl();
  const site = siteAt(address);
  if (!address || !site) {
    part('site').textContent = say('popup_site_unknown');
    return;
  }
  const {rules, fallback} = await loadSettings();
  const mode = ruleFor(new URL(address).hostname, rules) ?? fallback;
  part('site').textContent = say(`popup_site_${mode}`);
  part('site').className = mode === 'allow' ? 'bad' : 'good';
}

fillTexts();
part('check').addEventListener('click', () => void showHost());
part('options').addEventListener('click', () => {
  openOptions();
  window.close();
});
void showSite();
void showHost();
