// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.wire.message;

/** A message from the extension. One record is one message type; {@link Requests} lists them. */
public sealed interface Request permits Hello, ImageBegin, Chunk, ImageEnd, Cancel, Done {}
