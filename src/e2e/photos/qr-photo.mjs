// SPDX-License-Identifier: Apache-2.0
import {drawPicture} from './picture.mjs';
import {encodePng} from './png-photo.mjs';

/** What ZXing's writer makes of "Nightjar 4711 at scrubjay.test" (QR, version 2, level L): no writer runs here. */
const MODULES = `
#######....#...#..#######
#.....#.##.###.##.#.....#
#.###.#.#.#.#.#.#.#.###.#
#.###.#..#.##.##..#.###.#
#.###.#.##.#.###..#.###.#
#.....#.#.#.#.##..#.....#
#######.#.#.#.#.#.#######
........#.###.##.........
##.#..##...####...###.##.
#.#.#...##..###.#.##...##
.#..###.#...#.#.#########
..#....####.####...##..#.
#.#...##..#..#..#.#......
.##.#...#...#.#...#..#.##
#.#...####.##.#.#.#.#.#.#
.#..#..##.#.####..##...##
#########.###...########.
........####.####...#....
#######.##...####.#.#.###
#.....#..#.#...##...#.###
#.###.#..##..##.#####....
#.###.#.#.#.#....#..###..
#.###.#..##...#..#..#.#.#
#.....#.#....##.#...#....
#######.##..##..###.#..##`
  .trim()
  .split('\n');

const MODULE_PIXELS = 6;

/** White around it, in modules, as the standard (ISO/IEC 18004) asks. */
const QUIET = 4;

/** Where the code's own modules stand in `makeQrPhoto()`: left, top, width and height in pixels. */
export const QR_BOX = [420, 60, MODULES.length * MODULE_PIXELS, MODULES.length * MODULE_PIXELS];

/** A PNG of 640 x 420 pixels with a readable QR code in its upper right. */
export function makeQrPhoto() {
  const picture = drawPicture(640, 420);
  const [left, top] = QR_BOX;
  for (let down = -QUIET; down < MODULES.length + QUIET; down++)
    for (let across = -QUIET; across < MODULES.length + QUIET; across++) {
      const level = MODULES[down]?.[across] === '#' ? 0 : 255;
      for (let y = 0; y < MODULE_PIXELS; y++) {
        const row = top + down * MODULE_PIXELS + y;
        const at = (row * picture.width + left + across * MODULE_PIXELS) * 4;
        picture.data.fill(level, at, at + MODULE_PIXELS * 4);
        for (let x = 0; x < MODULE_PIXELS; x++) picture.data[at + x * 4 + 3] = 255;
      }
    }
  return encodePng(picture);
}
