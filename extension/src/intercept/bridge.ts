// SPDX-License-Identifier: Apache-2.0

/**
 * The way between the hooks in the page's world (MAIN) and the guard (ISOLATED): a node that is in no document, so that
 * nobody who was not handed it can listen to it or speak on it. The hooks make it and hand it over in one event before
 * any script of the page exists; the guard takes the first and lets nobody see it.
 *
 * `relatedTarget` carries an element across, also one that never was in a document; but browsers replace an element of
 * a shadow tree by its host there. For such an element the hooks speak a second time, at the element itself: the event
 * stays inside the tree, where the guard listens on the root, under a name that only the bridge knows.
 *
 * Events run synchronously. What the hooks say is never trusted with more than "look at this element".
 */
export const HANDOVER = 'scrubjay-bridge';

/** The bridge's attribute with the random part of every event's name. */
export const TOKEN = 'token';

/** An input that a page script listens to or fires events at, or the host of a new shadow tree. */
export const WATCH = 'watch';
/** An input that is about to open its picker by script. */
export const PICK = 'pick';
/** `form.submit()`: cancelled by the guard while the form's files are being cleaned. */
export const SUBMIT = 'submit';
/** `document.open()` took every listener off the window and the document; nothing of the new document is there yet. */
export const REOPEN = 'reopen';
/** From the guard: an input whose files came out of a folder; the attribute of this name has their paths as JSON. */
export const PATHS = 'paths';

export type Said = typeof WATCH | typeof PICK | typeof SUBMIT | typeof REOPEN;
