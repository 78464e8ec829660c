// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import type {Finding, Risk} from '../src/host/protocol.ts';
import {summaryOf, type Word} from '../src/ui/summary.ts';

const finding = (kind: string, risk: Risk): Finding => ({kind, risk, name: kind, value: 'x'});
const wordOf = (word: Word) => ('carrier' in word ? word.carrier : 'kind' in word ? word.kind.kind : word.risk);
const summary = (findings: Finding[], removed: string[] = []) =>
  summaryOf([{name: 'a.jpg', findings, removed}]).map(wordOf);

test('names each risk once, most serious first', () => {
  const findings = [
    finding('lens', 'device'),
    finding('gps-position', 'location'),
    finding('gps-altitude', 'location'),
  ];
  expect(summary(findings)).toEqual(['location', 'device']);
});

test('says what told who somebody is', () => {
  expect(summary([finding('owner-name', 'identity'), finding('artist', 'identity')])).toEqual(['owner-name', 'artist']);
});

test('leaves room for the other risks', () => {
  const findings = [
    ...['caption', 'artist', 'keywords', 'contact'].map((kind) => finding(kind, 'identity')),
    finding('lens', 'device'),
    finding('gps-position', 'location'),
  ];
  expect(summary(findings)).toEqual(['location', 'caption', 'artist', 'device', 'keywords', 'contact']);
});

test('mentions technical details only when there is nothing else', () => {
  expect(summary([finding('other', 'technical'), finding('lens', 'device')])).toEqual(['device']);
  expect(summary([finding('other', 'technical')])).toEqual(['technical']);
});

test('names what was removed when nothing was found in it', () => {
  expect(summary([], ['padding', 'icc'])).toEqual(['padding', 'icc']);
});

test('is empty when there was nothing to remove', () => {
  expect(summary([])).toEqual([]);
});

test('joins several images', () => {
  const lens = [finding('lens', 'device')];
  const reports = [
    {name: 'a.jpg', findings: lens, removed: []},
    {name: 'b.jpg', findings: lens, removed: ['exif']},
  ];
  expect(summaryOf(reports).map(wordOf)).toEqual(['device']);
});
