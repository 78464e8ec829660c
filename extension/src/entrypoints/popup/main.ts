// SPDX-License-Identifier: Apache-2.0
import {dayOf, shownFacts} from '../../decide/facts.ts';
import {matchOf, partlyListed} from '../../decide/own-sites.ts';
import {handlingOf} from '../../decide/rules.ts';
import {type Site, siteAt, SITES} from '../../decide/sites.ts';
import {PRESENT} from '../../host/messages.ts';
import {
  activeTab,
  askForAccess,
  askTopFrame,
  giveAccessBack,
  hasAccess,
  openOptions,
  openOwnPage,
} from '../../platform/browser.ts';
import {chooseSite, chosenSites, leaveSite} from '../../settings/chosen-sites.ts';
import {readPauses} from '../../settings/pauses.ts';
import type {Effective} from '../../settings/policy.ts';
import {readReceipts, shortened, todayAt} from '../../settings/receipts.ts';
import {type Mode, MODES} from '../../settings/settings.ts';
import {changeOwn, loadSettings} from '../../settings/store.ts';
import {askPause, askSites, askStatus} from '../../ui/ask-background.ts';
import {element} from '../../ui/element.ts';
import {factsView} from '../../ui/facts.ts';
import {icon, type IconName} from '../../ui/icons.ts';
import {brand, button, speakOurLanguage} from '../../ui/page.ts';
import {adviceText, failureText, kindName, say} from '../../ui/words.ts';

/** The page that the popup was opened on. */
interface Place {
  readonly tab: number;
  readonly host: string;
  /** What the browser has to grant for ScrubJay to work there. */
  readonly matches: readonly string[];
  /** The catalogue's entry; absent for a site that the person added or could add. */
  readonly site: Site | undefined;
  /** A page that is not in the catalogue, on a host of which others are: see `ownMatches`. */
  readonly beside: boolean;
  readonly granted: boolean;
  /** Whether a guard answers: only then the page is protected. */
  readonly guarded: boolean;
  readonly pausedUntil: number | undefined;
  readonly settings: Effective;
}

const PARTLY_LISTED = partlyListed(SITES.flatMap(({matches}) => matches));

const main = element('main', {});
const hostLine = element('p', {class: 'hint', role: 'status'}, say('popup_host_asking'));

async function findPlace(): Promise<Place | undefined> {
  const [{id, address}, settings] = await Promise.all([activeTab(), loadSettings()]);
  const match = matchOf(address);
  if (address === undefined || match === undefined) return undefined;
  const site = siteAt(address);
  const matches = site?.matches ?? [match];
  const host = new URL(address).hostname;
  const beside = !site && PARTLY_LISTED.includes(match);
  const [access, chosen, guarded, pauses] = await Promise.all([
    hasAccess(matches),
    chosenSites(),
    askTopFrame(id, PRESENT).catch(() => false),
    readPauses(Date.now()),
  ]);
  return {
    tab: id,
    host,
    matches,
    site,
    beside,
    granted: access && (!beside || chosen.includes(match)),
    guarded: guarded === true,
    pausedUntil: pauses.get(host),
    settings,
  };
}

async function showPlace(): Promise<void> {
  const place = await findPlace();
  if (!place) {
    main.replaceChildren(stateLine('allow', say('popup_no_site'), ''));
    return;
  }
  const parts = [element('h2', {}, element('bdi', {}, place.site?.name ?? place.host)), ...stateOf(place)];
  if (place.granted) parts.push(modePart(place));
  parts.push(actionsOf(place), await todayPart(place.host));
  if (place.site) parts.push(factsPart(place.site));
  main.replaceChildren(...parts);
}

function stateOf({matches, granted, guarded, pausedUntil, host, settings}: Place): HTMLElement[] {
  if (!granted) {
    const required = settings.sites.some((one) => matches.includes(matchOf(one) ?? ''));
    return [stateLine('allow', say(required ? 'popup_required' : 'popup_unprotected'), required ? 'bad' : 'warn')];
  }
  if (!guarded) return [stateLine('warning', say('popup_reload'), 'bad')];
  const {mode, from, at} = handlingOf(host, settings);
  if (pausedUntil !== undefined && settings.pausing && mode !== 'block' && mode !== 'allow') {
    return [stateLine('pause', say('popup_paused', clock(pausedUntil)), 'warn')];
  }
  const why = from === 'rule' && at !== host ? say('popup_why_parent', at ?? '') : say(`popup_why_${from}`);
  return [
    stateLine(mode, say(`popup_site_${mode}`), mode === 'allow' ? 'warn' : 'good'),
    element('p', {class: 'hint'}, why),
  ];
}

function stateLine(sign: IconName, text: string, look: string): HTMLElement {
  return element('p', {class: `note ${look}`}, icon(sign), element('strong', {}, text));
}

function modePart({host, settings}: Place): HTMLElement {
  const {mode, from} = handlingOf(host, settings);
  const fixed = from === 'policy' || settings.locked.includes('rules');
  const options = MODES.map((one) => element('option', {value: one}, say(`mode_${one}`)));
  const select = element('select', {id: 'mode', ...(fixed && {disabled: ''})}, ...options);
  select.value = mode;
  select.addEventListener('change', () => void setMode(host, select.value as Mode));
  const label = element('label', {for: 'mode'}, say('popup_mode'));
  return element('div', {class: 'field'}, label, select, ...(fixed ? [lockedHint()] : []));
}

function lockedHint(): HTMLElement {
  return element('p', {class: 'hint'}, icon('lock'), ' ', say('locked'));
}

async function setMode(host: string, mode: Mode): Promise<void> {
  await changeOwn(({rules}) => ({rules: {...rules, [host]: {...rules[host], mode}}}));
  await showPlace();
}

function actionsOf(place: Place): HTMLElement {
  const {host, matches, site, granted, guarded, pausedUntil, settings} = place;
  const actions: HTMLElement[] = [];
  if (!granted) actions.push(button('primary', say('popup_protect'), () => void protect(place), 'clean'));
  if (granted && guarded && settings.pausing) {
    const toggle = (paused: boolean) => () => void askPause(host, paused).then(showPlace);
    if (pausedUntil !== undefined) actions.push(button('', say('popup_resume'), toggle(false), 'clean'));
    else if (['clean', 'ask'].includes(handlingOf(host, settings).mode))
      actions.push(button('', say('popup_pause'), toggle(true), 'pause'));
  }
  if (granted && !site && settings.pausing && !settings.sites.some((one) => matchOf(one) === matches[0])) {
    actions.push(button('', say('popup_unprotect'), () => void unprotect(place), 'allow'));
  }
  return element('div', {class: 'buttons'}, ...actions);
}

async function protect({matches, beside}: Place): Promise<void> {
  // The browser asks only while a click is being handled: nothing may be awaited before.
  const given = askForAccess(matches);
  // Nor after, in Firefox: there the popup closes when the browser asks.
  if (beside) await Promise.all(matches.map(chooseSite));
  if (!(await given)) return;
  await askSites();
  await showPlace();
}

async function unprotect({matches, beside}: Place): Promise<void> {
  // Access that the catalogue needs stays.
  await (beside ? Promise.all(matches.map(leaveSite)) : giveAccessBack(matches));
  await askSites();
  await showPlace();
}

/** Kinds that are named; the receipts page has all of them. With more the popup would be higher than browsers let it be. */
const KINDS_TODAY = 3;

async function todayPart(host: string): Promise<HTMLElement> {
  const counts = todayAt(host, await readReceipts(), new Date());
  const {kinds, more} = shortened(counts, KINDS_TODAY);
  const rows = kinds.map(([kind, count]) => element('li', {}, `${kindName(kind)}: ${count}`));
  if (more > 0) rows.push(element('li', {class: 'more'}, say('popup_today_more', String(more))));
  const list =
    rows.length > 0
      ? element('ul', {class: 'today'}, ...rows)
      : element('p', {class: 'hint'}, say('popup_today_nothing'));
  return element('section', {}, element('h2', {}, say('popup_today')), list);
}

/** The catalogue is large: it is read when somebody wants to know, not before the popup can be seen. */
function factsPart({id, name}: Site): HTMLElement {
  const part = element('details', {class: 'card'}, element('summary', {}, say('popup_facts', name)));
  const fill = async () => {
    const {recordOf} = await import('../../decide/catalogue.ts');
    const record = recordOf(id);
    if (!record) return;
    const ask = button('small', say('letter_title'), () => leaveTo(`/letter.html?site=${id}`), 'letter');
    part.append(factsView(shownFacts(record, dayOf(new Date()))), element('div', {class: 'buttons'}, ask));
  };
  part.addEventListener('toggle', () => void fill(), {once: true});
  return part;
}

async function showHost(): Promise<void> {
  const {host} = await askStatus();
  if (!('code' in host)) {
    hostLine.replaceChildren(icon('check'), ' ', say('popup_host_ready', host.version));
    hostLine.className = 'hint good';
    return;
  }
  hostLine.className = 'bad';
  const setup = button('small', say('popup_setup'), () => leaveTo('/setup.html'));
  const again = button('small', say('popup_check'), () => void showHost());
  hostLine.replaceChildren(
    icon('warning'),
    ` ${failureText(host.code)} ${adviceText(host.code)}`,
    element('span', {class: 'buttons'}, setup, again),
  );
}

function leaveTo(page: string): void {
  openOwnPage(page);
  window.close();
}

function clock(time: number): string {
  return new Intl.DateTimeFormat(say('language_tag'), {timeStyle: 'short'}).format(time);
}

function foot(): HTMLElement {
  return element(
    'footer',
    {},
    hostLine,
    element(
      'div',
      {class: 'buttons'},
      button('small', say('page_options'), () => {
        openOptions();
        window.close();
      }),
      button('small', say('page_receipts'), () => leaveTo('/receipts.html')),
      button('small', say('page_letter'), () => leaveTo('/letter.html')),
    ),
  );
}

speakOurLanguage(say('product_name'));
document.body.append(element('header', {}, element('h1', {}, brand())), main, foot());
void showPlace();
void showHost();
