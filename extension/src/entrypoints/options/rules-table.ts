// SPDX-License-Identifier: Apache-2.0
import {handlingOf} from '../../decide/rules.ts';
import {hostsOf, type Site} from '../../decide/sites.ts';
import type {Effective} from '../../settings/policy.ts';
import {
  hostIn,
  isMode,
  type Mode,
  MODES,
  type Rule,
  type Rules,
  type SiteOptions,
  type Subject,
  TREATMENTS,
} from '../../settings/settings.ts';
import {element} from '../../ui/element.ts';
import {icon} from '../../ui/icons.ts';
import {button} from '../../ui/page.ts';
import {say} from '../../ui/words.ts';

/** One line: a site of the catalogue with its hosts, or one host that the person or the organisation has a rule for. */
interface Line {
  readonly name: string;
  /** Old names, which people search for. */
  readonly aliases: readonly string[];
  readonly hosts: readonly string[];
  /** A site of the catalogue stays in the table without a rule. */
  readonly listed: boolean;
}

type Change = (change: (rules: Rules) => Rules) => Promise<void>;

/** The rules as a table: search, change, add, remove. */
export class RulesTable {
  readonly element = element('div', {});
  readonly #sites: readonly Site[];
  readonly #change: Change;
  readonly #rows = element('tbody', {});
  readonly #none = element('p', {class: 'hint', hidden: ''}, say('rules_none'));
  readonly #search = element('input', {type: 'search', id: 'rules-search'});
  readonly #host = element('input', {type: 'text', id: 'rules-host', autocomplete: 'off', spellcheck: 'false'});
  readonly #mode = modeSelect('rules-mode', 'ask');
  readonly #refused = element('p', {class: 'bad', role: 'alert', id: 'rules-refused'});
  readonly #add = element('form', {class: 'toolbar'});

  constructor(sites: readonly Site[], change: Change) {
    this.#sites = sites;
    this.#change = change;
    this.#search.addEventListener('input', () => this.#filter());
    this.#host.setAttribute('aria-describedby', this.#refused.id);
    this.#add.append(
      element('div', {class: 'field grow'}, element('label', {for: 'rules-host'}, say('rules_add_host')), this.#host),
      element('div', {class: 'field'}, element('label', {for: 'rules-mode'}, say('rules_mode')), this.#mode),
      element('button', {type: 'submit'}, icon('add'), say('rules_add')),
    );
    this.#add.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#addRule();
    });
    const heads = ['site', 'mode', 'options', 'remove'].map((column) =>
      element('th', {scope: 'col'}, say(`rules_${column}`)),
    );
    this.element.append(
      element(
        'div',
        {class: 'toolbar'},
        element(
          'div',
          {class: 'field grow'},
          element('label', {for: 'rules-search'}, say('rules_search')),
          this.#search,
        ),
      ),
      element('table', {class: 'stack'}, element('thead', {}, element('tr', {}, ...heads)), this.#rows),
      this.#none,
      this.#add,
      this.#refused,
    );
  }

  /** Rows are made anew; what was open in them stays so. */
  show(settings: Effective, options: readonly (keyof SiteOptions)[], subjects: readonly Subject[]): void {
    this.#add.hidden = isFixed(settings);
    const open = [...this.#rows.querySelectorAll('details[open]')].map(({id}) => id);
    this.#rows.replaceChildren(...this.#lines(settings).map((line) => this.#row(line, settings, options, subjects)));
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    this.#filter();
  }

  #lines({rules, policyRules}: Effective): Line[] {
    const sites = this.#sites
      .map((site) => ({name: site.name, aliases: site.aliases, hosts: hostsOf(site), listed: true}))
      .filter(({hosts}) => hosts.length > 0);
    const known = new Set(sites.flatMap(({hosts}) => hosts));
    const others = [...new Set([...Object.keys(policyRules), ...Object.keys(rules)])]
      .filter((host) => !known.has(host))
      .sort()
      .map((host) => ({name: host, aliases: [], hosts: [host], listed: false}));
    return [...others, ...sites];
  }

  #row(
    {name, aliases, hosts, listed}: Line,
    settings: Effective,
    options: readonly (keyof SiteOptions)[],
    subjects: readonly Subject[],
  ): HTMLElement {
    const [host = ''] = hosts;
    const {mode, from} = handlingOf(host, settings);
    const fixed = from === 'policy' || isFixed(settings);
    const rule = settings.rules[host];
    const id = `rule-${host}`;
    const select = modeSelect(id, mode);
    select.setAttribute('aria-label', say('rules_mode_of', name));
    select.disabled = fixed;
    select.addEventListener('change', () => {
      const {value} = select;
      if (isMode(value)) void this.#set(hosts, (rule) => ({...rule, mode: value}));
    });
    const keep = [
      ...subjects.map((subject) => this.#treatment(subject, hosts, fixed, settings)),
      ...options.map((option) => this.#option(option, hosts, fixed, settings)),
    ];
    const removable = !fixed && rule !== undefined;
    const remove = removable
      ? [this.#removeButton(name, hosts)]
      : fixed
        ? [element('span', {class: 'pill'}, icon('lock'), say('locked'))]
        : [];
    const names = listed ? [element('span', {class: 'hint'}, hosts.join(', '))] : [];
    return element(
      'tr',
      {'data-search': [name, ...aliases, ...hosts].join('\n').toLowerCase()},
      element('th', {scope: 'row'}, element('bdi', {}, name), ' ', ...names),
      element('td', {}, select),
      element(
        'td',
        {},
        element(
          'details',
          {id: `options-${host}`},
          element('summary', {'aria-label': say('rules_options_of', name)}, say('rules_options')),
          ...keep,
        ),
      ),
      element('td', {}, ...remove),
    );
  }

  /** What happens here to what can be seen; without a word of the rule as everywhere. */
  #treatment(subject: Subject, hosts: readonly string[], fixed: boolean, settings: Effective): HTMLElement {
    const [host = ''] = hosts;
    const id = `${subject}-${host}`;
    const choices = ['default', ...TREATMENTS].map((one) => element('option', {value: one}, say(`treatment_${one}`)));
    const select = element('select', {id}, ...choices);
    select.disabled = fixed || settings.locked.includes(subject);
    const said = settings.rules[host]?.[subject];
    select.value = select.disabled ? handlingOf(host, settings)[subject] : (said ?? 'default');
    select.addEventListener('change', () => {
      const chosen = TREATMENTS.find((one) => one === select.value);
      void this.#set(hosts, (rule) => (chosen ? {...rule, [subject]: chosen} : without(rule, subject)));
    });
    return element('div', {class: 'field'}, element('label', {for: id}, say(`subject_${subject}`)), select);
  }

  #option(option: keyof SiteOptions, hosts: readonly string[], fixed: boolean, settings: Effective) {
    const [host = ''] = hosts;
    const id = `${option}-${host}`;
    const box = element('input', {type: 'checkbox', id});
    box.checked = handlingOf(host, settings)[option];
    box.disabled = fixed || settings.locked.includes(option);
    box.addEventListener('change', () => void this.#set(hosts, (rule) => ({...rule, [option]: box.checked})));
    return element('p', {class: 'choice'}, box, element('label', {for: id}, say(`options_${option}`)));
  }

  #removeButton(name: string, hosts: readonly string[]): HTMLElement {
    const made = button('small', say('rules_remove'), () => void this.#remove(hosts), 'remove');
    made.setAttribute('aria-label', say('rules_remove_of', name));
    return made;
  }

  /** What is stored is changed, not what was shown: another change may have come in between. */
  async #set(hosts: readonly string[], change: (rule: Rule) => Rule): Promise<void> {
    await this.#change((rules) => ({
      ...rules,
      ...Object.fromEntries(hosts.map((host) => [host, change(rules[host] ?? {})])),
    }));
  }

  async #remove(hosts: readonly string[]): Promise<void> {
    await this.#change((rules) => Object.fromEntries(Object.entries(rules).filter(([host]) => !hosts.includes(host))));
  }

  async #addRule(): Promise<void> {
    const host = hostIn(this.#host.value);
    this.#refused.textContent = host === undefined ? say('rules_bad_host') : '';
    if (host === undefined || !isMode(this.#mode.value)) return this.#host.focus();
    const mode: Mode = this.#mode.value;
    this.#host.value = '';
    await this.#change((rules) => ({...rules, [host]: {...rules[host], mode}}));
  }

  #filter(): void {
    const wanted = this.#search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of this.#rows.rows) {
      row.hidden = !row.dataset['search']?.includes(wanted);
      if (!row.hidden) shown++;
    }
    this.#none.hidden = shown > 0;
  }
}

function without(rule: Rule, subject: Subject): Rule {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => name !== subject));
}

/** People may have no rules of their own here. */
function isFixed({locked}: Effective): boolean {
  return locked.includes('rules');
}

function modeSelect(id: string, mode: Mode): HTMLSelectElement {
  const select = element('select', {id}, ...MODES.map((one) => element('option', {value: one}, say(`mode_${one}`))));
  select.value = mode;
  return select;
}
