// SPDX-License-Identifier: Apache-2.0
import {hostsOf, type Site, SITES} from '../../decide/sites.ts';
import {isMode, loadSettings, type Mode, MODES, saveSettings, type Settings} from '../../settings/settings.ts';
import {element} from '../../ui/element.ts';
import {fillTexts, part} from '../../ui/page.ts';
import {say} from '../../ui/words.ts';

type Switch = 'keepNames' | 'keepColourProfile';

let settings: Settings;

async function change(changed: Partial<Settings>): Promise<void> {
  settings = {...settings, ...changed};
  await saveSettings(settings);
  part('saved').textContent = say('options_saved');
}

function bindSwitch(name: Switch): void {
  const box = part<HTMLInputElement>(name);
  box.checked = settings[name];
  box.addEventListener('change', () => void change({[name]: box.checked}));
}

function siteRow(site: Site): HTMLElement {
  const id = `mode-${site.id}`;
  const [host = ''] = hostsOf(site);
  const select = element(
    'select',
    {id},
    ...MODES.map((mode) => element('option', {value: mode}, say(`options_mode_${mode}`))),
  );
  select.value = settings.rules[host] ?? settings.fallback;
  select.addEventListener('change', () => {
    if (isMode(select.value)) void change({rules: rulesWith(site, select.value)});
  });
  return element('li', {}, element('label', {for: id}, site.name), select);
}

/** Only what differs from the fallback is stored. */
function rulesWith(site: Site, mode: Mode): Record<string, Mode> {
  const hosts = hostsOf(site);
  const others = Object.entries(settings.rules).filter(([host]) => !hosts.includes(host));
  const own = mode === settings.fallback ? [] : hosts.map((host): [string, Mode] => [host, mode]);
  return Object.fromEntries([...others, ...own]);
}

async function show(): Promise<void> {
  settings = await loadSettings();
  bindSwitch('keepNames');
  bindSwitch('keepColourProfile');
  part('sites').append(...SITES.map(siteRow));
}

fillTexts();
void show();
