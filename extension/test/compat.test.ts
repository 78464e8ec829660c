// SPDX-License-Identifier: Apache-2.0
import {expect, test} from 'vitest';
import versions from '../../src/protocol/versions.json' with {type: 'json'};
import {agree, OUR_RANGE, type Range} from '../src/host/compat.ts';

test.each(versions.cases)('$sentence', ({extension, host, version, mustUpdate}) => {
  expect(agree(extension as unknown as Range, host as unknown as Range)).toEqual(version ? {version} : {mustUpdate});
});

test('this extension speaks the newest version and, when there is one, the version before', () => {
  const [oldest, newest] = OUR_RANGE;
  expect(oldest).toBe(Math.max(1, newest - 1));
});
