// SPDX-License-Identifier: Apache-2.0
/**
 * Which parts of recognised text are personal: rules on lines of text, without pictures and without
 * a reader.
 */
package io.github.scrubjay.vision.personal;
