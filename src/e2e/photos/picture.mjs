// SPDX-License-Identifier: Apache-2.0

/**
 * A picture: RGBA, eight bits each, row by row.
 * @typedef {{width: number, height: number, data: Buffer}} Picture
 */

const SKY_TOP = [38, 84, 164];
const SKY_LOW = [255, 214, 170];
const SUN = [255, 240, 205];
const HILLS = [
  {at: 0.7, height: 0.05, waves: 5, colour: [92, 112, 148]},
  {at: 0.78, height: 0.06, waves: 3, colour: [58, 82, 104]},
  {at: 0.88, height: 0.05, waves: 7, colour: [30, 48, 56]},
];

/** @typedef {[centreX: number, centreY: number, halfWidth: number, halfHeight: number, turn: number]} Ellipse */

/**
 * A jay on a branch, in units of the picture's height, from back to front.
 * @type {{shape: Ellipse, colour: number[]}[]}
 */
const BIRD = [
  {shape: [0.645, 0.668, 0.17, 0.027, 0.5], colour: [44, 96, 176]}, // tail
  {shape: [0.905, 0.535, 0.16, 0.1, 0.55], colour: [206, 203, 198]}, // breast
  {shape: [0.848, 0.522, 0.165, 0.07, 0.55], colour: [58, 120, 205]}, // wing
  {shape: [1.015, 0.42, 0.075, 0.066, 0], colour: [44, 100, 190]}, // head
  {shape: [1.035, 0.464, 0.045, 0.026, 0.2], colour: [226, 226, 224]}, // throat
  {shape: [1.105, 0.427, 0.055, 0.014, 0.08], colour: [38, 38, 42]}, // beak
  {shape: [1.035, 0.405, 0.013, 0.013, 0], colour: [14, 14, 18]}, // eye
  {shape: [1.039, 0.401, 0.004, 0.004, 0], colour: [250, 250, 250]},
];
const BRANCH = {at: 0.655, slope: -0.05, half: 0.014, colour: [66, 48, 40]};

/**
 * A jay on a branch before an evening sky: the same bytes for the same size every time.
 * @param {number} width
 * @param {number} height
 * @param {{grain?: number}} [look] grain makes a file large, as a camera's noise does
 * @returns {Picture}
 */
export function drawPicture(width, height, {grain = 0} = {}) {
  const data = Buffer.alloc(width * height * 4);
  const noise = noiseSource();
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const colour = colourAt(x / height, y / height, x / width);
      const speck = grain === 0 ? 0 : (noise() - 0.5) * grain;
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = Math.max(0, Math.min(255, Math.round(colour[channel] + speck)));
      }
      data[at + 3] = 255;
    }
  }
  return {width, height, data};
}

/** The colour at x, y in units of the height; `across` is x in units of the width. */
function colourAt(x, y, across) {
  for (const {shape, colour} of [...BIRD].reverse()) if (inEllipse(x, y, shape)) return colour;
  if (Math.abs(y - BRANCH.at - BRANCH.slope * (x - 0.9)) < BRANCH.half * (1.3 - across * 0.6)) return BRANCH.colour;
  for (const {at, height, waves, colour} of [...HILLS].reverse()) {
    if (y > at + height * Math.sin(across * waves + at * 40)) return colour;
  }
  const sky = mix(SKY_TOP, SKY_LOW, Math.min(1, y / 0.75));
  const fromSun = Math.hypot(x - 0.32, y - 0.42);
  return mix(SUN, sky, fromSun < 0.07 ? 0 : Math.min(1, 0.35 + (fromSun - 0.07) * 2.2));
}

/** @param {number} x @param {number} y @param {Ellipse} ellipse */
function inEllipse(x, y, [centreX, centreY, halfWidth, halfHeight, turn]) {
  const [dx, dy] = [x - centreX, y - centreY];
  const along = dx * Math.cos(turn) - dy * Math.sin(turn);
  const over = dx * Math.sin(turn) + dy * Math.cos(turn);
  return (along / halfWidth) ** 2 + (over / halfHeight) ** 2 <= 1;
}

function mix(from, to, share) {
  return from.map((value, channel) => value + (to[channel] - value) * share);
}

/** Numbers from 0 to 1 that look random and are the same in every run (a linear congruential generator). */
function noiseSource() {
  let state = 20261125;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
