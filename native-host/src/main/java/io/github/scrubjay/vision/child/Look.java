// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.child;

import io.github.scrubjay.vision.Region;
import io.github.scrubjay.vision.Subject;
import java.util.List;
import java.util.Set;

/**
 * What was found in a picture, of one subject or of all.
 *
 * @param width of the picture as shown, in pixels
 * @param looked for what
 */
public record Look(int width, int height, Set<Subject> looked, List<Region> regions) {}
