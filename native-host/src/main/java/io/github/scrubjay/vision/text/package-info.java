// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the text in a picture with two networks on ONNX Runtime, and boxes what is personal in it.
 */
package io.github.scrubjay.vision.text;
