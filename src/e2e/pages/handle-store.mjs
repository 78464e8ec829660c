// SPDX-License-Identifier: Apache-2.0

/** @returns {Promise<IDBObjectStore>} */
function store() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('handles', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('handles');
    opening.onerror = reject;
    opening.onsuccess = () => resolve(opening.result.transaction('handles', 'readwrite').objectStore('handles'));
  });
}

/** @param {IDBRequest} request */
function done(request) {
  return new Promise((resolve, reject) => Object.assign(request, {onsuccess: resolve, onerror: reject}));
}

/** @param {unknown} handle */
export async function storeHandle(handle) {
  await done((await store()).put(handle, 'the one'));
}

export async function loadHandle() {
  const request = (await store()).get('the one');
  await done(request);
  return request.result;
}
