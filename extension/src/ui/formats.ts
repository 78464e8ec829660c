// SPDX-License-Identifier: Apache-2.0

/** Names that are not the upper-case form of what the wire or a media type calls the format. */
const NAMES: Readonly<Record<string, string>> = {
  webp: 'WebP',
  jxl: 'JPEG XL',
  'svg+xml': 'SVG',
  'vnd.adobe.photoshop': 'PSD',
  'vnd.microsoft.icon': 'ICO',
  'x-win-bitmap': 'CUR',
};

/** What people call a format that the host's hello (`jxl`) or the second half of a media type (`svg+xml`) names. */
export function formatName(format: string): string {
  return NAMES[format] ?? format.toUpperCase();
}
