// SPDX-License-Identifier: Apache-2.0

/**
 * Sends files as chat pages do: one multipart request.
 * @param {Iterable<File>} files
 * @returns {Promise<{fileName: string, bytes: number}[]>} what the server says it got
 */
export async function upload(files) {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  const response = await fetch('/upload', {method: 'POST', body: form});
  return response.json();
}

/**
 * A page that uploads as soon as something was chosen.
 * @param {HTMLInputElement} input
 */
export function uploadOnChange(input) {
  input.addEventListener('change', () => upload(input.files ?? []));
}
