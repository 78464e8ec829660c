// SPDX-License-Identifier: Apache-2.0
import {clearReceipts, readReceipts, type Receipt} from '../../settings/receipts.ts';
import {loadSettings} from '../../settings/store.ts';
import {element} from '../../ui/element.ts';
import {formatName} from '../../ui/formats.ts';
import {button, openPage, statusLine} from '../../ui/page.ts';
import {saveFile} from '../../ui/save-file.ts';
import {carrierText, kindName, labelText, say} from '../../ui/words.ts';

const main = openPage('receipts', say('receipts_title'));
const said = statusLine();
const list = element('div', {});

async function show(): Promise<void> {
  const [receipts, {receipts: kept, receiptLimit}] = await Promise.all([readReceipts(), loadSettings()]);
  list.replaceChildren(
    element('p', {class: 'hint'}, say(`receipts_kept_${kept}`), ' ', say('receipts_limit', String(receiptLimit))),
    ...(receipts.length > 0 ? [tools(receipts), tableOf(receipts)] : [element('p', {}, say('receipts_none'))]),
  );
}

function tools(receipts: readonly Receipt[]): HTMLElement {
  const save = () => saveFile('scrubjay-receipts.json', `${JSON.stringify(receipts, null, 2)}\n`);
  const clear = async () => {
    await clearReceipts();
    said.textContent = say('receipts_cleared');
    await show();
  };
  return element(
    'div',
    {class: 'buttons'},
    button('', say('receipts_export'), save, 'save'),
    button('danger', say('receipts_clear'), () => void clear(), 'remove'),
  );
}

function tableOf(receipts: readonly Receipt[]): HTMLElement {
  const heads = ['time', 'site', 'format', 'removed'].map((column) =>
    element('th', {scope: 'col'}, say(`receipts_${column}`)),
  );
  const table = element(
    'table',
    {class: 'stack'},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...receipts.map(rowOf)),
  );
  return element('div', {class: 'table'}, table);
}

function rowOf({time, host, format, kinds, carriers, covered = [], as}: Receipt): HTMLElement {
  const when = new Intl.DateTimeFormat(say('language_tag'), {dateStyle: 'medium', timeStyle: 'short'}).format(time);
  const words = kinds.length > 0 ? kinds.map(kindName) : carriers.map(carrierText);
  const removed =
    as === 'original'
      ? element('span', {class: 'pill warn'}, say('receipts_original'))
      : element('span', {}, words.length > 0 ? words.join(', ') : say('toast_nothing'));
  if (covered.length > 0) removed.append(' ', say('toast_covered', covered.map(labelText).join(', ')));
  return element(
    'tr',
    {},
    element('td', {}, element('time', {datetime: new Date(time).toISOString()}, when)),
    element('th', {scope: 'row'}, element('bdi', {}, host)),
    element('td', {}, formatName(format)),
    element('td', {}, removed),
  );
}

main.append(element('p', {}, say('receipts_what')), said, list);
void show();
