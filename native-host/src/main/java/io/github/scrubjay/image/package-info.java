// SPDX-License-Identifier: Apache-2.0
/**
 * Cleans images of what they would reveal besides the picture, which stays as it is. Needs nothing
 * but Java 17; also to be had as the module {@code io.github.scrubjay.image} of its own.
 *
 * <pre>{@code
 * ByteBuffer photo = ByteBuffer.wrap(Files.readAllBytes(Path.of("photo.jpg")));
 * Edits edits = Sanitizers.forImage(photo).sanitize(photo, Options.DEFAULT);
 * Files.write(Path.of("clean.jpg"), edits.apply(photo));
 * System.out.println("removed " + edits.removed() + ", kept " + edits.kept());
 * }</pre>
 *
 * <p>What can't be cleaned for sure is refused with a {@link io.github.scrubjay.image.BadImage}.
 * Everything here is safe for use by several threads. The command line and the host also read each
 * result back with other people's readers; whoever embeds this package alone does without that
 * second look.
 */
package io.github.scrubjay.image;
