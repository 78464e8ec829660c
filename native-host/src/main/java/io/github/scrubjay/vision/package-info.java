// SPDX-License-Identifier: Apache-2.0
/**
 * Helps a person find what a picture shows of people: faces, codes, text. All coordinates are
 * displayed pixels, after the orientation was applied. Pictures are decoded and searched in a child
 * process of the host alone (see {@code child}); the command line does it in its own.
 */
package io.github.scrubjay.vision;
