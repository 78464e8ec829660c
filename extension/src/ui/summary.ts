// SPDX-License-Identifier: Apache-2.0
import type {Report} from '../host/messages.ts';
import {type Finding, type Risk, RISKS} from '../host/protocol.ts';

/** One word of the toast's "Removed: ..." line. */
export type Word = {readonly kind: Finding} | {readonly risk: Risk} | {readonly carrier: string};

/**
 * What to name in one line, most serious first: the risk ("location") says more to a person than five GPS tags, but
 * for who somebody is, what it was ("owner name") says more. Without findings the carriers that went are named.
 */
export function summaryOf(reports: readonly Report[]): Word[] {
  const findings = reports.flatMap((report) => report.findings);
  const words = new Map<string, Word>();
  for (const finding of findings) {
    if (finding.risk === 'technical') continue;
    if (finding.risk === 'identity') words.set(`kind ${finding.kind}`, {kind: finding});
    else words.set(finding.risk, {risk: finding.risk});
  }
  if (words.size === 0 && findings.length > 0) words.set('technical', {risk: 'technical'});
  if (words.size > 0) return inOrder([...words.values()]);
  return [...new Set(reports.flatMap((report) => report.removed))].map((carrier) => ({carrier}));
}

/** By risk; but captions, keywords and the like, of which there can be many, don't crowd out the other risks. */
function inOrder(words: readonly Word[]): Word[] {
  const sorted = words.toSorted((a, b) => rank(a) - rank(b));
  const crowd: readonly Word[] = sorted.filter((word) => 'kind' in word).slice(IDENTITY_FIRST);
  return [...sorted.filter((word) => !crowd.includes(word)), ...crowd];
}

/** Words about who somebody is that come before the other risks. */
const IDENTITY_FIRST = 2;

function rank(word: Word): number {
  if ('carrier' in word) return RISKS.length;
  return RISKS.indexOf('kind' in word ? word.kind.risk : word.risk);
}
