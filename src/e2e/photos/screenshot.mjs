// SPDX-License-Identifier: Apache-2.0
import {drawPicture} from './picture.mjs';
import {encodePng} from './png-photo.mjs';

const PAPER = [246, 247, 250];
const INK = [52, 60, 74];

/** Lines of a mail as bars: from left, from top, width. The second is the address, the last but one the number. */
const LINES = [
  [40, 36, 250],
  [40, 72, 310],
  [40, 130, 420],
  [40, 158, 470],
  [40, 186, 260],
  [40, 244, 360],
  [40, 272, 300],
];
const LINE_HEIGHT = 16;
const CODE = {x: 700, y: 300, cell: 6, cells: 25};

/** What can be seen in the screenshot, as a host would say it. */
export const SEEN = [
  {subject: 'faces', label: 'face', box: [640, 60, 150, 170], score: 0.9, sure: true},
  {subject: 'text', label: 'email', box: [36, 68, 318, 24], score: 0.9, sure: true},
  {subject: 'text', label: 'phone', box: [36, 240, 368, 24], score: 0.8, sure: true},
  {subject: 'text', label: 'plate', box: [36, 268, 308, 24], score: 0.4, sure: false},
  {subject: 'codes', label: 'qr', box: [694, 294, 162, 162], score: 1, sure: true},
];

/** A mail with a portrait and a code, drawn out of bars and squares: nothing in it can be read, and nothing belongs to anybody. */
export function makeScreenshot({width = 900, height = 480} = {}) {
  const picture = {width, height, data: Buffer.alloc(width * height * 4)};
  fill(picture, 0, 0, width, height, PAPER);
  for (const [x, y, length] of LINES) bars(picture, x, y, length);
  portrait(picture, 620, 40, 190, 210);
  code(picture);
  return encodePng(picture);
}

/** Words as bars of several lengths. */
function bars(picture, x, y, length) {
  for (let at = 0, word = 0; at < length; word++) {
    const long = Math.min(18 + ((word * 29 + y) % 50), length - at);
    fill(picture, x + at, y, long, LINE_HEIGHT, INK);
    at += long + 8;
  }
}

function portrait(picture, x, y, width, height) {
  const back = drawPicture(width, height);
  for (let row = 0; row < height; row++)
    back.data.copy(picture.data, ((y + row) * picture.width + x) * 4, row * width * 4, (row + 1) * width * 4);
  const [middle, chin] = [x + width / 2, y + height * 0.5];
  disc(picture, middle, y + height * 1.05, 78, 72, [44, 66, 104]);
  disc(picture, middle, chin, 52, 64, [226, 186, 158]);
  disc(picture, middle, chin - 42, 56, 34, [72, 50, 38]);
  for (const side of [-1, 1]) disc(picture, middle + side * 20, chin - 4, 5, 4, [40, 34, 34]);
  disc(picture, middle, chin + 34, 16, 4, [168, 92, 88]);
}

/** Looks like a QR code and says nothing. */
function code(picture) {
  const {x, y, cell, cells} = CODE;
  fill(picture, x - 8, y - 8, cell * cells + 16, cell * cells + 16, [255, 255, 255]);
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++)
      if ((row * 7 + column * 13 + row * column) % 5 < 2)
        fill(picture, x + column * cell, y + row * cell, cell, cell, [0, 0, 0]);
  for (const [column, row] of [
    [0, 0],
    [cells - 7, 0],
    [0, cells - 7],
  ]) {
    for (const [inset, colour] of [
      [-1, 255],
      [0, 0],
      [1, 255],
      [2, 0],
    ]) {
      const size = (7 - 2 * inset) * cell;
      fill(picture, x + (column + inset) * cell, y + (row + inset) * cell, size, size, [colour, colour, colour]);
    }
  }
}

function disc(picture, cx, cy, rx, ry, colour) {
  for (let y = Math.floor(cy - ry); y <= cy + ry; y++)
    for (let x = Math.floor(cx - rx); x <= cx + rx; x++)
      if (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1) fill(picture, x, y, 1, 1, colour);
}

/** @param {import('./picture.mjs').Picture} picture */
function fill(picture, x, y, width, height, [red, green, blue]) {
  for (let row = Math.round(y); row < Math.round(y + height); row++)
    for (let column = Math.round(x); column < Math.round(x + width); column++)
      if (row >= 0 && row < picture.height && column >= 0 && column < picture.width)
        picture.data.set([red, green, blue, 255], (row * picture.width + column) * 4);
}
