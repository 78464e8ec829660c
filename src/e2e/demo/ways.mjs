// SPDX-License-Identifier: Apache-2.0

/**
 * @typedef {import('../browsers/visit.mjs').Visit} Visit
 * @typedef {import('../photos/album.mjs').Item} Item
 */

/**
 * The ways on which the demo brings a photo into the chat page: one entry a way.
 * @type {{name: string, bring: (visit: Visit, photo: Item) => Promise<void>}[]}
 */
export const WAYS = [
  {name: 'attached input', bring: (visit, photo) => visit.choose([photo], '#attach')},
  {name: 'detached input', bring: (visit, photo) => visit.choose([photo], '#attach-detached')},
  {name: 'drop', bring: (visit, photo) => visit.drop([photo], undefined, '#messages')},
  {name: 'paste', bring: (visit, photo) => visit.pasteByScript([photo], undefined, '#text')},
];
