// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

/**
 * One thing that an image would reveal.
 *
 * @param kind what it is in one stable word, for instance {@code gps-position}; the interface has
 *     words for each kind in every language
 * @param risk how it can hurt
 * @param name what the field calls it, for instance {@code Body Serial Number}
 * @param value as a person reads it, for instance {@code 48.8584 N, 2.2945 E}; at most 200
 *     characters, no control characters
 */
public record Finding(String kind, Risk risk, String name, String value) {}
