// SPDX-License-Identifier: Apache-2.0

/**
 * The way between the hooks in the page's world (MAIN) and the guard (ISOLATED): a file input that is in no document, so
 * that nobody who was not handed it can listen to it or speak on it. The hooks make it and hand it over in one event
 * before any script of the page exists; the guard takes the first and lets nobody see it.
 *
 * Events on it run synchronously, and what one side puts into its `files` the other side finds there: an input is the
 * one thing that carries files across in both browsers. Everything else goes as JSON in an attribute of the event's
 * name. `relatedTarget` carries an element across, also one that never was in a document; but browsers replace an
 * element of a shadow tree by its host there. For such an element the hooks speak at the element itself: the event stays
 * inside the tree, where the guard listens on the root, under a name that only the bridge knows. That it does so they
 * have it told before, by `TREE`.
 *
 * In a page that was open before the extension came there are scripts already, and one that expects this event can take
 * it. A secret name would not keep it from that: it may have replaced `dispatchEvent` as well. Reloading the page does.
 *
 * What the hooks say is never trusted with more than "look at this element" and "clean these files".
 */
export const HANDOVER = 'scrubjay-bridge';

/** The bridge's attribute with the random name of the one event that the hooks speak by. */
export const TOKEN = 'token';

/** An input that a page script listens to or fires events at, or a node in no document that it listens to. */
export const WATCH = 'watch';
/** The host of a shadow tree in which something is to be said, or on whose root a page script listens. */
export const TREE = 'tree';
/** An element that the hooks are about to put into the tree that the guard asked for by `OPEN`. */
export const MARK = 'mark';
/** An input that is about to open its picker by script. */
export const PICK = 'pick';
/** `form.submit()`: cancelled by the guard while the form's files are being cleaned. */
export const SUBMIT = 'submit';
/** `document.open()` took every listener off the window and the document; nothing of the new document is there yet. */
export const REOPEN = 'reopen';
/** An upload is likely soon. */
export const WARM = 'warm';
/** Files that the page asks a handle, an entry or the clipboard for; the attribute has an `Asked`. */
export const ADMIT = 'admit';

/** From the guard: an input whose files came out of a folder; the attribute has their paths as JSON. */
export const PATHS = 'paths';
/**
 * From the guard: a DragEvent with the DataTransfer of a real drop or paste, whose entries and handles are kept under
 * the number in the attribute. The empty `drop` or `paste` that comes later is to be filled; its attribute is a `Load`.
 */
export const CAPTURE = 'capture';
/** From the guard: what became of the files of an `ADMIT`; the attribute has an `Admitted`. */
export const ADMITTED = 'admitted';

/**
 * From the guard, when its extension is gone and with it the right to look into closed shadow trees: the host of one.
 * The hooks put an element in there that the guard was given before, since that can tell the root that it is under.
 */
export const OPEN = 'open';

export type Said =
  typeof WATCH | typeof TREE | typeof MARK | typeof PICK | typeof SUBMIT | typeof REOPEN | typeof WARM | typeof ADMIT;
/** The place here is what the event says, as its `detail`: one name needs one listener in each shadow tree. */
export const ALL_SAID: readonly Said[] = [WATCH, TREE, MARK, PICK, SUBMIT, REOPEN, WARM, ADMIT];

export interface Asked {
  readonly id: number;
}

/** For each file that was asked for its place among the bridge's files, or -1 for one that stays out. */
export interface Admitted {
  readonly id: number;
  readonly places: readonly number[];
}

/** What a replayed drop or paste carries besides the bridge's files. */
export interface Load {
  readonly capture: number;
  readonly strings: readonly (readonly [type: string, data: string])[];
  /** For each of the bridge's files its place among the file items of the event that was captured. */
  readonly items: readonly number[];
}
