// SPDX-License-Identifier: Apache-2.0
import {SITES} from '../../decide/sites.ts';
import {Failure, failureOf} from '../../host/failure.ts';
import {Link} from '../../intercept/link.ts';
import {
  askForAccess,
  browserName,
  extensionVersion,
  hasAccess,
  openOptions,
  ownId,
  systemName,
} from '../../platform/browser.ts';
import type {Status} from '../../host/messages.ts';
import {askStatus} from '../../ui/ask-background.ts';
import {element} from '../../ui/element.ts';
import {findingsView} from '../../ui/findings.ts';
import {formatName} from '../../ui/formats.ts';
import {icon} from '../../ui/icons.ts';
import {button, openPage, section} from '../../ui/page.ts';
import {preview} from '../../ui/preview.ts';
import {adviceText, failureText, say} from '../../ui/words.ts';
import {makeSample} from './sample.ts';

type State = 'good' | 'bad' | 'plain';

/** Systems on which the commands below were run. */
const TRIED_SYSTEMS: readonly string[] = ['linux'];

const main = openPage('setup', say('setup_title'));
const checks = element('div', {'aria-live': 'polite'});
const help = element('div', {});
const tried = element('div', {'aria-live': 'polite'});

async function show(): Promise<void> {
  checks.replaceChildren(element('p', {}, say('popup_host_asking')));
  const all = SITES.flatMap(({matches}) => matches);
  const [status, access, system] = await Promise.all([askStatus(), hasAccess(all), systemName()]);
  const failed = 'code' in status.host;
  checks.replaceChildren(
    element('ul', {class: 'checks'}, ...rowsOf(status), accessRow(access, all)),
    element(
      'div',
      {class: 'buttons'},
      button(failed ? 'primary' : '', say('setup_again'), () => void show(), 'setup'),
    ),
    ...(failed || !access ? [] : [readyNote()]),
  );
  help.replaceChildren(...(failed ? helpFor(system) : []));
}

function rowsOf({host}: Status): HTMLElement[] {
  const failed = 'code' in host;
  const browser = row('plain', say('setup_browser'), browserName());
  if (failed) {
    return [
      row('bad', say('setup_host'), `${failureText(host.code)} ${adviceText(host.code)}`),
      row('bad', say('setup_registered'), say('setup_registered_no', ownId())),
      row('plain', say('setup_version'), say('setup_version_unknown', extensionVersion())),
      browser,
    ];
  }
  return [
    row('good', say('setup_host'), say('setup_host_ready', host.version, host.build)),
    row('good', say('setup_registered'), say('setup_registered_yes', ownId())),
    row('good', say('setup_version'), say('setup_version_fit', extensionVersion())),
    row('good', say('setup_formats'), host.formats.map(formatName).join(', ')),
    browser,
  ];
}

function row(state: State, name: string, text: string, ...more: Node[]): HTMLElement {
  const sign = state === 'plain' ? 'options' : state === 'good' ? 'check' : 'cross';
  const mark = element('span', {class: state === 'plain' ? 'hint' : state}, icon(sign));
  return element('li', {}, mark, element('div', {}, element('strong', {}, name), element('div', {}, text), ...more));
}

function accessRow(access: boolean, matches: readonly string[]): HTMLElement {
  if (access) return row('good', say('setup_access'), say('setup_access_all'));
  const grant = button('small', say('setup_access_grant'), () => void askForAccess(matches).then(show));
  return row('bad', say('setup_access'), say('setup_access_some'), grant);
}

function readyNote(): HTMLElement {
  return element(
    'div',
    {class: 'note good'},
    icon('check'),
    element('div', {}, element('p', {}, say('setup_next')), button('small', say('page_options'), openOptions)),
  );
}

function helpFor(system: string): HTMLElement[] {
  const untried = TRIED_SYSTEMS.includes(system) ? [] : [element('p', {class: 'warn'}, say('setup_install_untried'))];
  const script = system === 'win' ? 'bash scrubjay' : './scrubjay';
  const parts = [
    section(
      say('setup_install'),
      element('p', {}, say('setup_install_how')),
      command(`${script} install`),
      ...untried,
      element('p', {}, say('setup_install_doctor')),
      command(`${script} doctor`),
    ),
  ];
  if (system === 'linux') parts.push(sandboxHelp());
  return parts;
}

function sandboxHelp(): HTMLElement {
  const firefox = import.meta.env.FIREFOX;
  const parts = firefox
    ? [
        element('p', {}, say('setup_sandbox_firefox')),
        command('flatpak permission-set webextensions io.github.scrubjay snap.firefox yes'),
      ]
    : [element('p', {}, say('setup_sandbox_chromium'))];
  const id = firefox ? 'org.mozilla.firefox' : 'org.chromium.Chromium';
  return section(
    say('setup_sandbox'),
    element('p', {}, say('setup_sandbox_look')),
    command('snap list firefox chromium; flatpak list --app'),
    ...parts,
    element('p', {}, say('setup_sandbox_flatpak')),
    command(`flatpak override --user --filesystem=~/.local/share/scrubjay:ro ${id}`),
  );
}

function command(text: string): HTMLElement {
  // A line longer than a narrow window wraps; it is no region that would have to be scrolled.
  return element('pre', {}, element('code', {}, text));
}

async function tryIt(): Promise<void> {
  tried.replaceChildren(element('p', {}, say('notice_cleaning')));
  try {
    const sample = await makeSample();
    const passed = await new Link().clean(sample, 1, new AbortController().signal);
    if (passed === 'as-it-is') throw new Failure('internal', 'the sample was let through');
    tried.replaceChildren(
      element(
        'div',
        {class: 'note good'},
        icon('check'),
        element('p', {}, say('setup_try_after', String(sample.size), String(passed.file.size))),
      ),
      element('h3', {}, say('setup_try_before')),
      preview(sample, say('review_preview', sample.name)),
      findingsView(passed.report.findings),
    );
  } catch (error) {
    const {code} = failureOf(error);
    const text = element('p', {}, failureText(code), ' ', adviceText(code));
    tried.replaceChildren(element('div', {class: 'note bad'}, icon('warning'), text));
  }
}

main.append(
  element('p', {}, say('setup_why')),
  section(say('setup_checks'), checks),
  help,
  section(
    say('setup_try'),
    element('p', {}, say('setup_try_what')),
    element(
      'div',
      {class: 'buttons'},
      button('', say('setup_try_button'), () => void tryIt(), 'clean'),
    ),
    tried,
  ),
);
void show();
