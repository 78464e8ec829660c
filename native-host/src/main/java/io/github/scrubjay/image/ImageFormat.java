// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.image;

/**
 * An image format as named on the wire and to people.
 *
 * @param name lower-case name on the wire, for instance {@code jpeg}
 * @param mimeType for instance {@code image/jpeg}
 * @param extension usual file name extension without a dot, for instance {@code jpg}
 */
public record ImageFormat(String name, String mimeType, String extension) {}
