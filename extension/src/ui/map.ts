// SPDX-License-Identifier: Apache-2.0
import {svg} from './icons.ts';
import {LAND} from './world.ts';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** A position as the host writes it: `52.5200 N, 13.4050 E`. */
export function positionIn(value: string): Position | undefined {
  const [, latitude, north, longitude, east] = /^(\d+\.\d+) ([NS]), (\d+\.\d+) ([EW])$/.exec(value) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return {
    latitude: Number(latitude) * (north === 'S' ? -1 : 1),
    longitude: Number(longitude) * (east === 'W' ? -1 : 1),
  };
}

/** Where on earth that is, drawn without asking anybody: a map service would learn the place. */
export function mapOf({latitude, longitude}: Position, label: string): SVGSVGElement {
  const [x, y] = [String(longitude + 180), String(90 - latitude)];
  // Without the Antarctic, where few photos are taken.
  const map = svg('svg', {class: 'map', viewBox: latitude < -58 ? '0 6 360 174' : '0 6 360 142', role: 'img'});
  map.setAttribute('aria-label', label);
  map.append(
    svg('path', {class: 'land', d: LAND}),
    svg('circle', {class: 'ring', cx: x, cy: y, r: '11'}),
    svg('circle', {class: 'spot', cx: x, cy: y, r: '4.5'}),
  );
  return map;
}
