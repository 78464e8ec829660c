// SPDX-License-Identifier: Apache-2.0
// Renders pages with planted personal data for `./scrubjay bench vision`:
//   node src/e2e/vision/pages.mjs FOLDER [COUNT] [SEED]
// Another seed gives other values, and the same templates in other fonts, sizes, scales and colours.
// For each page a PNG and a list of what was planted and where: kind, value and box in pixels of the PNG. And one page full
// of text, 1080p.png, whose cost is measured and nothing else.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {findProgram} from '../browsers/program.mjs';
import {TEMPLATES, WORDS} from './templates.mjs';
import {Values} from './values.mjs';

const FONTS = ['Liberation Sans', 'DejaVu Sans', 'Roboto', 'Liberation Serif', 'Open Sans', 'DejaVu Serif'];
const MONO = ['DejaVu Sans Mono', 'Liberation Mono', 'JetBrains Mono'];
const SIZES = [13, 14, 15, 16, 18];
const SCALES = [1, 1, 1.25, 1.5, 2];
const THEMES = [
  {page: '#ffffff', ink: '#202124', panel: '#f1f3f4', accent: '#d3e3fd', line: '#c4c7c5', key: '#8250df'},
  {page: '#1e1e1e', ink: '#d4d4d4', panel: '#2d2d30', accent: '#264f78', line: '#4a4a4a', key: '#c586c0'},
  {page: '#faf8f2', ink: '#33302a', panel: '#efe9da', accent: '#f3d9b1', line: '#cfc6b2', key: '#a0522d'},
  {page: '#0b1021', ink: '#9fb3d1', panel: '#141b33', accent: '#24406e', line: '#2e3a5f', key: '#7fdbca'},
];

const [folder, count = '76', seed = '0'] = process.argv.slice(2);
mkdirSync(folder, {recursive: true});
const browser = await puppeteer.launch({
  executablePath: findProgram('chromium'),
  pipe: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  let planted = 0;
  for (let i = 0; i < Number(count); i++) planted += await render(i);
  await renderFull();
  console.error(`${count} pages, ${planted} planted items`);
} finally {
  await browser.close();
}

async function render(i) {
  const names = Object.keys(TEMPLATES);
  const template = names[i % names.length];
  const languages = Object.keys(WORDS);
  const language = languages[Math.floor(i / names.length + i) % languages.length];
  const look = i + Number(seed);
  const theme = THEMES[Math.floor(look / 3) % THEMES.length];
  const scale = SCALES[look % SCALES.length];
  const values = new Values(1000 * (1 + Number(seed)) + i, language);
  const plant = (kind, value) => `<span data-kind="${kind}">${value}</span>`;
  const body = TEMPLATES[template](values, plant, WORDS[language]);
  const page = await browser.newPage();
  await page.setViewport({width: 980, height: 640, deviceScaleFactor: scale});
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    :root { ${Object.entries(theme)
      .map(([name, colour]) => `--${name}: ${colour};`)
      .join(' ')} }
    body { margin: 16px 22px; background: var(--page); color: var(--ink); font: ${SIZES[look % SIZES.length]}px/1.4 '${FONTS[look % FONTS.length]}', 'Noto Sans CJK JP'; }
    pre { font-family: '${MONO[look % MONO.length]}'; line-height: 1.45; margin: 0; }
    [data-kind] { white-space: nowrap; }
    .grid { border-collapse: collapse; } .grid td, .grid th { border: 1px solid var(--line); padding: 4px 9px; text-align: left; font-weight: normal; white-space: nowrap; }
    </style><body>${body}`);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const items = await page.evaluate(
    (ratio) =>
      [...document.querySelectorAll('[data-kind]')].map((span) => {
        const range = document.createRange();
        range.selectNodeContents(span);
        const box = range.getBoundingClientRect();
        return {
          kind: span.dataset.kind,
          value: span.textContent,
          box: [box.x + scrollX, box.y + scrollY, box.width, box.height].map((n) => Math.round(n * ratio)),
        };
      }),
    scale,
  );
  const name = `${String(i).padStart(3, '0')}-${template}-${language}`;
  await page.screenshot({path: join(folder, `${name}.png`), fullPage: true});
  writeFileSync(
    join(folder, `${name}.tsv`),
    items.map((item) => [item.kind, ...item.box, item.value].join('\t') + '\n').join(''),
  );
  await page.close();
  return items.length;
}

/** A full screen of 1920 x 1080: 19 lines of some 105 characters, 2,000 in all. */
async function renderFull() {
  const values = new Values(1, 'en');
  const words = 'the order was shipped on Monday and should reach your office before noon so please be there to sign for it';
  const lines = Array.from({length: 19}, (_, i) => `${words.slice((i * 7) % 30)}, ${values.email()}`);
  const page = await browser.newPage();
  await page.setViewport({width: 1920, height: 1080});
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><body style="margin: 24px; font: 28px/54px 'Liberation Sans'; white-space: nowrap">` +
      lines.map((line) => `<div>${line}</div>`).join(''),
  );
  await page.screenshot({path: join(folder, '1080p.png')});
  await page.close();
  console.error(`1080p.png: ${lines.join('').length} characters`);
}
