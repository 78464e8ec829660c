// SPDX-License-Identifier: Apache-2.0
import {SITES} from '../../decide/sites.ts';
import {
  CONDITIONS,
  type Condition,
  DEFAULTS,
  EMBEDDED,
  MODES,
  OPTION_ABILITIES,
  RECEIPTS,
  type Settings,
  SITE_OPTIONS,
  type SiteOptions,
} from '../../settings/settings.ts';
import {exportText, importText, type Refusal} from '../../settings/exchange.ts';
import type {Effective} from '../../settings/policy.ts';
import {changeOwn, loadOwn, loadSettings, onSettingsChanged, saveOwn} from '../../settings/store.ts';
import {askStatus} from '../../ui/ask-background.ts';
import {element} from '../../ui/element.ts';
import {icon} from '../../ui/icons.ts';
import {button, openPage, section, statusLine} from '../../ui/page.ts';
import {saveFile} from '../../ui/save-file.ts';
import {say} from '../../ui/words.ts';
import {choiceField, field, lockOf} from './fields.ts';
import {RulesTable} from './rules-table.ts';
import {sightSection, subjectsOf} from './sight.ts';

type Flag = keyof SiteOptions | 'uploadOriginal';

const main = openPage('options', say('options_title'));
const said = statusLine();
const content = element('div', {});
const rules = new RulesTable(SITES, (change) => save(({rules}) => ({rules: change(rules)})));
/** What the host can do beyond cleaning; nothing until it answered. */
let abilities: readonly string[] = [];

async function save(change: (settings: Settings) => Partial<Settings>): Promise<void> {
  await changeOwn(change);
  said.className = 'status good';
  said.textContent = say('options_saved');
}

async function show(): Promise<void> {
  const settings = await loadSettings();
  // Drawing anew must not take the focus from whoever works with the keyboard.
  const focused = document.activeElement?.id;
  const subjects = subjectsOf(abilities);
  rules.show(settings, SITE_OPTIONS.filter(isUsable), subjects);
  content.replaceChildren(
    ...(settings.locked.length > 0 ? [policyNote()] : []),
    section(say('options_default'), ...defaultPart(settings)),
    section(say('options_rules'), element('p', {class: 'hint'}, say('options_rules_hint')), rules.element),
    section(say('options_ask'), ...conditionsPart(settings)),
    ...sightSection(subjects, settings, save),
    section(say('options_embedded'), ...embeddedPart(settings)),
    section(say('options_what'), ...SITE_OPTIONS.filter(isUsable).map((name) => flag(name, settings))),
    section(say('options_originals'), flag('uploadOriginal', settings)),
    section(say('options_receipts'), ...receiptsPart(settings)),
    section(say('options_exchange'), ...exchangePart()),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/** Whether the host can do what an option promises. */
function isUsable(option: keyof SiteOptions): boolean {
  const needed = OPTION_ABILITIES[option];
  return needed === undefined || abilities.includes(needed);
}

function policyNote(): HTMLElement {
  return element('div', {class: 'note'}, icon('lock'), element('p', {}, say('options_policy')));
}

function flag(name: Flag, settings: Effective): HTMLElement {
  const hint = `${name}-hint`;
  const fixed = settings.locked.includes(name);
  const box = element('input', {id: name, type: 'checkbox', 'aria-describedby': hint, ...(fixed && {disabled: ''})});
  box.checked = settings[name];
  box.addEventListener('change', () => void save(() => ({[name]: box.checked})));
  return element(
    'p',
    {class: 'choice'},
    box,
    element('label', {for: name}, say(`options_${name}`)),
    element('span', {id: hint, class: 'hint'}, say(`options_${name}_hint`), ' ', ...lockOf(name, settings)),
  );
}

function defaultPart(settings: Effective): HTMLElement[] {
  const hints = MODES.map((mode) =>
    element('li', {}, element('strong', {}, say(`mode_${mode}`)), `: ${say(`mode_${mode}_hint`)}`),
  );
  const mode = choiceField('fallback', say('options_fallback'), MODES, (one) => say(`mode_${one}`), settings, save);
  return [mode, element('ul', {class: 'hint'}, ...hints)];
}

function conditionsPart(settings: Effective): HTMLElement[] {
  const boxes = CONDITIONS.map((condition) => conditionBox(condition, settings));
  return [element('p', {class: 'hint'}, say('options_ask_hint')), ...boxes, ...lockOf('askWhen', settings)];
}

function conditionBox(condition: Condition, settings: Effective): HTMLElement {
  const id = `ask-${condition}`;
  const box = element('input', {id, type: 'checkbox', ...(settings.locked.includes('askWhen') && {disabled: ''})});
  box.checked = settings.askWhen.includes(condition);
  box.addEventListener('change', () => {
    void save(({askWhen}) => ({
      askWhen: CONDITIONS.filter((one) => (one === condition ? box.checked : askWhen.includes(one))),
    }));
  });
  return element('p', {class: 'choice'}, box, element('label', {for: id}, say(`condition_${condition}`)));
}

function embeddedPart(settings: Effective): HTMLElement[] {
  const text = (what: (typeof EMBEDDED)[number]) => say(`embedded_${what}`);
  return [
    element('p', {class: 'hint'}, say('options_embedded_hint')),
    choiceField('embedded', say('options_embedded_files'), EMBEDDED, text, settings, save),
  ];
}

function receiptsPart(settings: Effective): HTMLElement[] {
  const text = (kept: (typeof RECEIPTS)[number]) => say(`receipts_${kept}`);
  const limit = element('input', {
    id: 'receiptLimit',
    type: 'number',
    min: '10',
    max: '1000',
    ...(settings.locked.includes('receiptLimit') && {disabled: ''}),
  });
  limit.value = String(settings.receiptLimit);
  limit.addEventListener('change', () => {
    if (limit.checkValidity() && limit.value !== '') void save(() => ({receiptLimit: Number(limit.value)}));
    else limit.reportValidity();
  });
  return [
    element('p', {class: 'hint'}, say('receipts_what')),
    choiceField('receipts', say('options_receipts_kept'), RECEIPTS, text, settings, save),
    field('receiptLimit', say('options_receipts_limit'), limit, settings),
  ];
}

function exchangePart(): HTMLElement[] {
  const file = element('input', {type: 'file', id: 'import', accept: '.json,application/json', hidden: ''});
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) void takeOver(chosen);
    file.value = '';
  });
  const reset = element('div', {class: 'buttons'});
  const offer = () => reset.replaceChildren(button('danger', say('options_reset'), confirm, 'remove'));
  const confirm = () => {
    const yes = () => void saveOwn(DEFAULTS).then(() => tell(say('options_reset_done'), true));
    const back = button('', say('dialog_back'), offer);
    reset.replaceChildren(
      element('p', {}, say('options_reset_sure')),
      back,
      button('danger', say('options_reset_yes'), yes),
    );
    back.focus();
  };
  offer();
  const save = () => void loadOwn().then((own) => saveFile('scrubjay-settings.json', exportText(own)));
  return [
    element('p', {class: 'hint'}, say('options_exchange_hint')),
    element(
      'div',
      {class: 'buttons'},
      button('', say('options_export'), save, 'save'),
      button('', say('options_import'), () => file.click(), 'load'),
      file,
    ),
    reset,
  ];
}

async function takeOver(file: File): Promise<void> {
  const read = importText(await file.text());
  if ('refusal' in read) return tell(say('import_refused', refusalText(read.refusal)), false);
  await saveOwn(read.settings);
  tell(say('import_done'), true);
}

function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not-json':
      return say('import_not_json');
    case 'too-long':
      return say('import_too_long');
    case 'host':
      return say('import_host', refusal.where);
    case 'unknown':
      return say('import_unknown', refusal.where);
    case 'type':
    case 'choice':
    case 'range':
      return say('import_expected', refusal.where || say('import_file'), refusal.expected);
  }
}

function tell(text: string, good: boolean): void {
  said.className = good ? 'status good' : 'status bad';
  said.textContent = text;
  if (!good) said.scrollIntoView({block: 'center'});
}

main.append(said, content);
onSettingsChanged(() => void show());
void show();
void askStatus().then(({host}) => {
  if ('code' in host) return;
  abilities = host.abilities;
  void show();
});
