// SPDX-License-Identifier: Apache-2.0

/** Blue, orange, green and purple of Okabe and Ito's palette, told apart by most people; darker by day than by night. */
const COLOURS = [
  ['#0060a0', '#56b4e9'],
  ['#b84a00', '#e69f00'],
  ['#00704f', '#3fd0a0'],
  ['#8a3d6d', '#e09ac4'],
];

/**
 * A picture that can be read on light and on dark ground. Classes c0 to c3 are the colours of what is drawn, `axis` that of
 * lines behind it.
 * @param {number} width
 * @param {number} height
 * @param {string} label for those who don't see it
 * @param {string} content
 */
export function picture(width, height, label, content) {
  const colours = (/** @type {0 | 1} */ dark) =>
    COLOURS.map((pair, index) => `.c${index}{stroke:${pair[dark]};fill:${pair[dark]}}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(label)}">
<style>
svg{background:#fff;font:13px system-ui,sans-serif}text{fill:#1b2330;stroke:none}.axis{stroke:#c3cad6}polyline{fill:none!important;stroke-width:2}
${colours(0)}
@media(prefers-color-scheme:dark){svg{background:#12161d}text{fill:#e9edf4}.axis{stroke:#3a4354}${colours(1)}}
</style>
${content}
</svg>
`;
}

/** To 1, 2, 4 or 8 times a power of ten: the ticks are quarters of it. @param {number} value */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return power * ([1, 2, 4, 8, 10].find((step) => step * power >= value) ?? 10);
}

/** @param {string} text */
export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
