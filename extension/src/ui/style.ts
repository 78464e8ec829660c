// SPDX-License-Identifier: Apache-2.0
import controls from './controls.css?inline';
import sight from './sight.css?inline';
import surface from './surface.css?inline';
import tokens from './tokens.css?inline';

/**
 * The look of notice, toast and dialogs. The reset comes first: it must not undo the tokens. A page can style the element
 * that holds the shadow tree, in a way that is inherited; what is important inside beats what is important there.
 */
export const STYLE = `:host{all:initial!important}${tokens}${controls}${surface}${sight}`;
