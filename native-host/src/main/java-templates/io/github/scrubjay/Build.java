// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay;

/** Which build of the host this is, compiled in so that a stale copy gives itself away. */
public final class Build {
  /** The product version, for instance {@code 0.1.0}. */
  public static final String VERSION = "${project.version}";

  /** Version and source revision, for instance {@code 0.1.0+3f2c1d}. */
  public static final String ID = "${project.version}+${scrubjay.build}";

  private Build() {}
}
