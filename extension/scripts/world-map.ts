// SPDX-License-Identifier: Apache-2.0
// `node scripts/world-map.ts`: draws src/ui/world.ts from Natural Earth's land areas (public domain) as the package
// world-atlas has them. One unit is one degree, seen from -180, 90; that is enough to say which coast or country.
import {readFileSync, writeFileSync} from 'node:fs';

interface Topology {
  readonly transform: {readonly scale: readonly [number, number]; readonly translate: readonly [number, number]};
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: {readonly land: {readonly geometries: readonly {readonly arcs: readonly number[][][]}[]}};
}
type Point = readonly [x: number, y: number];

/** Points nearer than this many degrees to the one before add nothing that could be seen. */
const LEAST_STEP = 2;

/** The Antarctic, where few photos are taken, begins here. */
const SOUTH = 148;

/** Islands smaller than this many square degrees can't be seen on a map of 380 pixels. */
const LEAST_AREA = 2;

/** The path data of all land. */
export function worldPath(): string {
  const file = new URL('../node_modules/world-atlas/land-110m.json', import.meta.url);
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const arcs = topology.arcs.map((arc) => pointsOf(arc, topology.transform));
  return topology.objects.land.geometries
    .flatMap((geometry) => geometry.arcs)
    .flat()
    .map((ring) => ring.flatMap((index) => (index < 0 ? (arcs[~index] ?? []).toReversed() : (arcs[index] ?? []))))
    .map(unwrapped)
    .map(thinned)
    .filter((ring) => ring.length > 3 && ring.some(([, y]) => y < SOUTH) && areaOf(ring) >= LEAST_AREA)
    .map(pathOf)
    .join('');
}

/** TopoJSON: each point is the step from the one before, in units of `scale`. */
function pointsOf(arc: readonly (readonly [number, number])[], {scale, translate}: Topology['transform']): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [Math.round(x * scale[0] + translate[0] + 180), Math.round(90 - (y * scale[1] + translate[1]))];
  });
}

/** A ring that crosses 180 degrees goes on beyond the edge, instead of back across the whole map. */
function unwrapped(ring: readonly Point[]): Point[] {
  let shift = 0;
  const whole = ring.map(([x, y], index): Point => {
    const step = x - (ring[index - 1]?.[0] ?? x);
    if (step > 180) shift -= 360;
    else if (step < -180) shift += 360;
    return [x + shift, y];
  });
  // Most of it belongs on the map, whichever side of the line the ring began on.
  const middle = whole.reduce((sum, [x]) => sum + x, 0) / whole.length;
  const turn = -360 * Math.floor(middle / 360);
  return whole.map(([x, y]) => [x + turn, y]);
}

function thinned(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of ring) {
    const before = kept.at(-1);
    if (!before || Math.hypot(point[0] - before[0], point[1] - before[1]) >= LEAST_STEP) kept.push(point);
  }
  return kept;
}

function areaOf(ring: readonly Point[]): number {
  return Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

function pathOf(ring: readonly Point[]): string {
  const steps = ring.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = ring[index] ?? [x, y];
    return `${x - fromX} ${y - fromY}`;
  });
  const [x, y] = ring[0] ?? [0, 0];
  return `M${x} ${y}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** The source file that holds the drawing. */
export function worldSource(): string {
  return [
    '// SPDX-License-Identifier: Apache-2.0',
    '// Drawn by scripts/world-map.ts from Natural Earth (public domain); not to be changed by hand.',
    '',
    '/** All land as SVG path data, in degrees from 180 W, 90 N. */',
    '// prettier-ignore',
    'export const LAND =',
    `  '${worldPath()}';`,
    '',
  ].join('\n');
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('../src/ui/world.ts', import.meta.url), worldSource());
}
