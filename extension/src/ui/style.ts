// SPDX-License-Identifier: Apache-2.0
import controls from './controls.css?inline';
import sight from './sight.css?inline';
import surface from './surface.css?inline';
import tokens from './tokens.css?inline';

/** The look of notice, toast and dialogs. The reset comes first: it must not undo the tokens. */
export const STYLE = `:host{all:initial}${tokens}${controls}${surface}${sight}`;
