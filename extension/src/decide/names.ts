// SPDX-License-Identifier: Apache-2.0

/**
 * The clean file's name. A name can tell a place, a person or a time as well as a tag can, so it becomes `image-1.jpg`,
 * counted within one upload. Kept, it still gets the extension of what the bytes really are.
 */
export function cleanName(original: string, ordinal: number, extension: string, keepNames: boolean): string {
  if (!keepNames) return `image-${ordinal}.${extension}`;
  const base = original.replace(/\.[^.]*$/, '') || `image-${ordinal}`;
  const [, current] = /\.([^.]*)$/.exec(original) ?? [];
  return current !== undefined && sameExtension(current, extension) ? original : `${base}.${extension}`;
}

function sameExtension(current: string, extension: string): boolean {
  const normal = (text: string) =>
    text
      .toLowerCase()
      .replace(/^(jpeg|jpe|jfif)$/, 'jpg')
      .replace(/^apng$/, 'png');
  return normal(current) === normal(extension);
}
