// SPDX-License-Identifier: Apache-2.0
import {recordOf} from '../../decide/catalogue.ts';
import {dayOf, type Backed, shownFacts, type SiteRecord, type Way, waysOf} from '../../decide/facts.ts';
import {ENTRIES} from '../../decide/sites.ts';
import {waysFor, writeLetter} from '../../letter/letter.ts';
import {isMailAddress} from '../../letter/mail.ts';
import {languageFor, LANGUAGES, type Law, LAWS, REQUESTS, REQUESTS_UNDER, type Wishes} from '../../letter/request.ts';
import {TEXTS} from '../../letter/texts/texts.ts';
import {element} from '../../ui/element.ts';
import {factsView, linkTo, sourceLine} from '../../ui/facts.ts';
import {icon} from '../../ui/icons.ts';
import {openPage, section} from '../../ui/page.ts';
import {say} from '../../ui/words.ts';
import {choices, field, refill, select, ticked} from './controls.ts';
import {Outcome} from './outcome.ts';

const OTHER = 'other';

const today = dayOf(new Date());
const page = openPage('letter', say('letter_title'));

const site = select('site', [
  ['', say('letter_site_choose')],
  ...ENTRIES.map(({id, name, aliases}) => [id, aliases.length ? `${name} (${aliases.join(', ')})` : name] as const),
]);
const language = select(
  'language',
  LANGUAGES.map((code) => [code, TEXTS[code].language]),
);
const name = element('input', {type: 'text', id: 'name', autocomplete: 'name'});
const account = element('input', {type: 'text', id: 'account', autocomplete: 'off'});
const reasons = element('textarea', {id: 'reasons'});
const words = element('textarea', {id: 'words'});
const to = select('to', []);
const other = element('input', {type: 'email', id: 'other', autocomplete: 'off'});

const requests = element('div');
const reasonsField = field(say('letter_reasons'), reasons, say('letter_reasons_hint'));
const otherField = field(say('letter_to_address'), other);
const toSource = element('p', {class: 'hint', id: 'to-source'});
const rest = element('div', {id: 'rest'});
const facts = element('div');
const outcome = new Outcome();

/** The boxes that fit the law; the first is ticked, since a letter asks for something. */
function showRequests(law: Law): void {
  const [first] = REQUESTS_UNDER[law];
  requests.replaceChildren(
    choices(
      'checkbox',
      'requests',
      say('letter_requests'),
      REQUESTS_UNDER[law].map((request) => [request, say(`letter_request_${request}`)]),
      (request) => request === first,
    ),
  );
}

function law(): Law {
  return LAWS.find((one) => ticked('law').includes(one)) ?? 'gdpr';
}

function wishes(way: Backed<Way> | undefined): Wishes {
  const asked = ticked('requests');
  return {
    law: law(),
    requests: REQUESTS.filter((request) => asked.includes(request)),
    language: LANGUAGES.find((code) => code === language.value) ?? 'en',
    name: name.value,
    account: account.value,
    reasons: reasons.value,
    words: words.value,
    ...(way?.value.by === 'post' && {post: way.value.address}),
  };
}

function showWays(record: SiteRecord, ways: readonly Backed<Way>[]): Backed<Way> | undefined {
  refill(to, [...ways.map(({value}) => [wayId(value), wayText(value)] as const), [OTHER, say('letter_to_other')]]);
  otherField.hidden = to.value !== OTHER;
  const way = ways.find(({value}) => wayId(value) === to.value);
  toSource.className = way && way.standing !== 'fact' ? 'warn' : 'hint';
  toSource.replaceChildren(...(way ? sourceOf(way) : nobodyKnown(record, ways.length > 0)));
  return way;
}

/** The same way keeps its id when the list changes around it. */
function wayId({purpose, by, address}: Way): string {
  return `${purpose} ${by} ${address}`;
}

function wayText({purpose, address}: Way): string {
  return `${address} (${say(`letter_way_${purpose.replaceAll('-', '_')}`)})`;
}

function sourceOf({sources: [source], standing}: Backed<Way>): (Node | string)[] {
  if (!source) return [];
  const doubt = standing === 'fact' ? [] : [' ', say('letter_to_unsure')];
  return [...sourceLine(source), ...doubt];
}

function nobodyKnown(record: SiteRecord, othersKnown: boolean): (Node | string)[] {
  if (record.kind === 'self-hosted') return [say('letter_to_operator')];
  if (othersKnown) return [];
  const policy = record.policyUrl === 'unknown' ? [] : [' ', linkTo(record.policyUrl, record.policyUrl)];
  return [say('letter_to_unknown'), ...policy];
}

function update(): void {
  const record = recordOf(site.value);
  rest.hidden = !record;
  if (!record) return;
  const way = showWays(record, waysFor(waysOf(record, today), {law: law()}));
  const wished = wishes(way);
  reasonsField.hidden = !wished.requests.includes('objection');
  const mail = way?.value.by === 'email' ? way.value.address : to.value === OTHER ? other.value.trim() : '';
  outcome.show(wished.requests.length === 0 ? undefined : writeLetter(record, wished, today), {
    site: record.id,
    language: wished.language,
    today,
    ...(isMailAddress(mail) && {mail}),
    ...(way?.value.by === 'form' && {form: way.value.address}),
  });
  facts.replaceChildren(factsView(shownFacts(record, today)));
}

rest.append(
  choices(
    'radio',
    'law',
    say('letter_law'),
    LAWS.map((one) => [one, say(`letter_law_${one}`)]),
    (one) => one === LAWS[0],
  ),
  requests,
  reasonsField,
  field(say('letter_words'), words),
  field(say('letter_name'), name),
  field(say('letter_account'), account, say('letter_account_hint')),
  field(say('letter_language'), language),
  field(say('letter_to'), to),
  toSource,
  otherField,
  section(say('letter_heading'), ...outcome.parts),
  section(say('letter_facts'), facts),
);
page.append(
  element('p', {}, say('letter_intro')),
  element('div', {class: 'note warn'}, icon('warning'), element('p', {}, say('letter_no_advice'))),
  field(say('letter_site'), site),
  rest,
);
site.value = new URLSearchParams(location.search).get('site') ?? '';
if (!recordOf(site.value)) site.value = '';
language.value = languageFor(say('language_tag'));
showRequests(law());
page.addEventListener('input', ({target}) => {
  if (target instanceof HTMLInputElement && target.name === 'law') showRequests(law());
  update();
});
update();
