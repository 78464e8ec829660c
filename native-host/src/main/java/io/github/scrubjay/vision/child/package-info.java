// SPDX-License-Identifier: Apache-2.0
/**
 * The child process in which pictures are decoded and searched, and the host's side of it. Decoders
 * and networks take much memory and were not written for hostile input: here they may die, hang or
 * be killed without the host's port to the browser noticing.
 *
 * <p>Both sides speak {@link io.github.scrubjay.vision.child.Frame frames} on the child's stdin and
 * stdout. A new kind of work is a {@link io.github.scrubjay.vision.child.Task} and its line in
 * {@link io.github.scrubjay.vision.child.VisionWorker}.
 */
package io.github.scrubjay.vision.child;
