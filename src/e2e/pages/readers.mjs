// SPDX-License-Identifier: Apache-2.0

/**
 * The ways in which pages read a drop or a paste.
 * @type {Record<string, (transfer: DataTransfer) => Promise<{file: File, path: string}[]>>}
 */
export const READERS = {
  async files(transfer) {
    return [...transfer.files].map((file) => ({file, path: file.name}));
  },

  async items(transfer) {
    return filesOf(transfer)
      .map((item) => /** @type {File} */ (item.getAsFile()))
      .map((file) => ({file, path: file.name}));
  },

  async entries(transfer) {
    // All at once: after the event there are no items any more.
    const entries = filesOf(transfer).map((item) => item.webkitGetAsEntry());
    return (await Promise.all(entries.map(inEntry))).flat();
  },

  async handles(transfer) {
    const handles = filesOf(transfer).map((item) => /** @type {any} */ (item).getAsFileSystemHandle());
    return (await Promise.all(handles.map(async (handle) => inHandle(await handle, '')))).flat();
  },
};

/** @param {DataTransfer} transfer */
function filesOf(transfer) {
  return [...transfer.items].filter((item) => item.kind === 'file');
}

/**
 * @param {any} entry
 * @returns {Promise<{file: File, path: string}[]>}
 */
async function inEntry(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{file, path: entry.fullPath}];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some.toSorted((a, b) => a.name.localeCompare(b.name)));
  }
  return (await Promise.all(found.map(inEntry))).flat();
}

/**
 * @param {any} handle
 * @param {string} folder
 * @returns {Promise<{file: File, path: string}[]>}
 */
async function inHandle(handle, folder) {
  if (handle.kind === 'file') {
    const file = await handle.getFile();
    return [{file, path: folder + file.name}];
  }
  const found = [];
  for await (const inner of handle.values()) found.push(inner);
  found.sort((a, b) => a.name.localeCompare(b.name));
  return (await Promise.all(found.map((inner) => inHandle(inner, `${folder}${handle.name}/`)))).flat();
}
