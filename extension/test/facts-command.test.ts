// SPDX-License-Identifier: Apache-2.0
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import type {DueSource} from '../src/decide/review.ts';

const SCRIPT = fileURLToPath(new URL('../scripts/facts.js', import.meta.url));

function facts(...told: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...told], {encoding: 'utf8'});
}

function dueOn(day: string): DueSource[] {
  const {status, stdout} = facts('--json', '--due', day);
  expect(status).toBe(0);
  return (JSON.parse(stdout) as {sources: DueSource[]}).sources;
}

// Each row starts a program, which takes its time on a busy machine.
describe('the command that lists facts due for review', {timeout: 60_000}, () => {
  test('names old documents and those without a date, and no others', () => {
    const due = dueOn('2026-11-25');
    expect(due).toContainEqual(
      expect.objectContaining({site: 'huggingchat', source: 'privacy', because: 'older than 12 months'}),
    );
    expect(due).toContainEqual(expect.objectContaining({site: 'claude', source: 'vision', because: 'no date'}));
    expect(due).not.toContainEqual(expect.objectContaining({site: 'claude', source: 'privacy'}));
    for (const {facts: carried} of due) expect(carried).not.toEqual([]);
  });

  test('names more on a later day', () => {
    expect(dueOn('2030-01-01').length).toBeGreaterThan(dueOn('2026-11-25').length);
  });

  test('says the same to people, with where to read', () => {
    const {status, stdout} = facts('--due', '2026-11-25');
    expect(status).toBe(0);
    expect(stdout).toContain('https://huggingface.co/privacy');
    expect(stdout).toContain('krea: nothing is known about training, retention, humanReview, sharing, images');
    expect(stdout).toMatch(/\d+ documents are due for review on 2026-11-25/);
  });

  test.each([['--due', 'soon'], ['--due', '2026-02-31'], ['--due'], ['--all'], ['krea']])(
    'refuses %s %s and says how it is called',
    (...told) => {
      const {status, stderr} = facts(...told);
      expect(status).toBe(2);
      expect(stderr).toContain('usage: ./scrubjay facts');
    },
  );
});
