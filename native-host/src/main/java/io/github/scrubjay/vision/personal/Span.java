// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

/**
 * Where personal text stands: characters {@code start} (inclusive) to {@code end} (exclusive) of
 * the piece with that index. What runs over two pieces gives two spans. The label names what it is
 * and never holds it; {@code score} is 0 to 1; {@code sure} means that a person would nearly always
 * want it gone.
 */
public record Span(int piece, int start, int end, String label, double score, boolean sure) {}
