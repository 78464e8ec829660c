// SPDX-License-Identifier: Apache-2.0
import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {hookPage} from '../intercept/page-hooks.ts';

/** The content script in the page's own world (MAIN): it sees what the guard cannot, and decides nothing. */
export default defineUnlistedScript({globalName: false, main: hookPage});
