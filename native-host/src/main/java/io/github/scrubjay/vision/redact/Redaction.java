// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.redact;

/**
 * A redacted image.
 *
 * @param bytes the whole file; metadata is to be looked for in it as in any other image
 * @param reformatted whether it is of another format than the original, which had no encoder
 */
public record Redaction(byte[] bytes, boolean reformatted) {}
