// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.face;

/**
 * What goes from one step of the network to the next: a plane of values for each channel, row by
 * row. Each plane is an array of its own, since the JVM's compiler makes vector instructions only
 * of loops that index all their arrays alike.
 */
record Planes(int width, int height, float[][] channels) {

  static Planes of(int channels, int width, int height) {
    return new Planes(width, height, new float[channels][width * height]);
  }

  int count() {
    return channels.length;
  }
}
