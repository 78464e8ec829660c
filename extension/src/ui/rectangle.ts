// SPDX-License-Identifier: Apache-2.0
import type {Box} from '../host/region.ts';

/** Of a picture, in its displayed pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A corner of a box that is dragged: -1 is left or top, 1 is right or bottom. */
export type Corner = readonly [across: -1 | 1, down: -1 | 1];

/** The box between two points, whole pixels, inside the picture and never empty. */
export function between(x1: number, y1: number, x2: number, y2: number, {width, height}: Size): Box {
  const [left, right] = span(x1, x2, width);
  const [top, bottom] = span(y1, y2, height);
  return [left, top, right - left, bottom - top];
}

/** Moved as far as the picture goes, its size kept. */
export function moved([x, y, w, h]: Box, across: number, down: number, {width, height}: Size): Box {
  return [clamp(Math.round(x + across), 0, width - w), clamp(Math.round(y + down), 0, height - h), w, h];
}

/** With one corner moved; it can be dragged over the others. */
export function resized([x, y, w, h]: Box, corner: Corner, across: number, down: number, size: Size): Box {
  const [fixedX, fixedY] = [corner[0] < 0 ? x + w : x, corner[1] < 0 ? y + h : y];
  const [movedX, movedY] = [corner[0] < 0 ? x : x + w, corner[1] < 0 ? y : y + h];
  return between(fixedX, fixedY, movedX + across, movedY + down, size);
}

/** A fifth of the part of a picture that is seen, in its middle. */
export function fresh([x, y, w, h]: Box, size: Size): Box {
  return between(x + w * 0.4, y + h * 0.4, x + w * 0.6, y + h * 0.6, size);
}

function span(a: number, b: number, most: number): [number, number] {
  const low = clamp(Math.floor(Math.min(a, b)), 0, most - 1);
  return [low, clamp(Math.ceil(Math.max(a, b)), low + 1, most)];
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
