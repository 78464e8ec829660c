// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.fuzz;

/**
 * How far one run of the fuzzer goes.
 *
 * @param seconds by the clock
 * @param runs how many inputs at most; -1 for no limit
 * @param seed of its choices; 0 for another one each time
 */
record Limits(int seconds, long runs, int seed) {}
