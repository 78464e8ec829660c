// SPDX-License-Identifier: Apache-2.0
import {KINDS} from '../browsers/browser.mjs';

/** The browsers to test: all, or those that SCRUBJAY_BROWSERS names ("chromium,firefox"). */
export const TESTED_KINDS = KINDS.filter((kind) => {
  const only = process.env.SCRUBJAY_BROWSERS;
  return !only || only.split(',').includes(kind);
});
