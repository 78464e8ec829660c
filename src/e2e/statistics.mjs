// SPDX-License-Identifier: Apache-2.0

/**
 * The value that so much of a list lies at or below; NaN of an empty one.
 * @param {number[]} list
 * @param {number} share from 0 to 1
 */
export function at(list, share) {
  return list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? NaN;
}

/**
 * The slope of the straight line of least squares, and its standard error, as for points whose errors know nothing of each
 * other; NaN for fewer than three points.
 * @param {[number, number][]} points
 */
export function slopeOf(points) {
  const count = points.length;
  if (count < 3) return {slope: NaN, error: NaN};
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const left = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return {slope, error: Math.sqrt(left / (count - 2) / spread)};
}
