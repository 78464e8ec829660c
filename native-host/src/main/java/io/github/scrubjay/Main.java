// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay;

/** Started by a browser it speaks the wire protocol; started by a person it is the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.setOut(System.err);
  }
}
