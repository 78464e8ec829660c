// SPDX-License-Identifier: Apache-2.0
import {type Finding, RISKS} from '../host/protocol.ts';
import {element} from './element.ts';
import {icon} from './icons.ts';
import {mapOf, positionIn} from './map.ts';
import {kindText, riskText, say} from './words.ts';

/** Risks that hurt a person at once when a stranger knows them. */
const SERIOUS: readonly string[] = ['location', 'identity', 'thumbnail'];

/** What an image reveals, most serious first, in words and with the place on a map. */
export function findingsView(findings: readonly Finding[], withMap = true): HTMLElement {
  const sorted = findings.toSorted((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
  const rows = sorted.map((finding) =>
    element(
      'li',
      SERIOUS.includes(finding.risk) ? {class: 'serious'} : {},
      icon(finding.risk),
      element('span', {class: 'what'}, kindText(finding)),
      // A value may be written from right to left; it must not turn the line around it.
      element('bdi', {}, finding.value),
    ),
  );
  const list = element('ul', {class: 'findings'}, ...rows);
  const map = withMap ? mapFor(sorted) : undefined;
  return map ? element('div', {}, map, list) : list;
}

function mapFor(findings: readonly Finding[]): SVGSVGElement | undefined {
  const place = findings.find(({kind, value}) => kind === 'gps-position' && positionIn(value));
  const position = place && positionIn(place.value);
  return position && mapOf(position, say('review_map', place.value));
}

/** "Location, names, device", and all of it on demand: where several images stand below each other. */
export function foldedFindings(findings: readonly Finding[]): HTMLElement {
  const risks = RISKS.filter((risk) => findings.some((finding) => finding.risk === risk));
  const [first] = risks;
  const look = first && SERIOUS.includes(first) ? 'risks serious' : 'risks';
  const line = element('span', {}, risks.map(riskText).join(', '));
  return element(
    'div',
    {},
    element('p', {class: look}, ...(first ? [icon(first)] : []), line),
    element('details', {}, element('summary', {}, say('toast_details')), findingsView(findings)),
  );
}
