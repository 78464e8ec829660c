// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.register;

import java.nio.file.Path;

/**
 * One browser of this user on this machine.
 *
 * @param id stable short name, for instance {@code chromium}
 * @param name as people know it
 * @param kind which form of manifest it reads
 * @param probe folder that exists where the browser was ever started
 * @param manifestDir folder in which it looks for this user's manifests
 */
public record Browser(String id, String name, BrowserKind kind, Path probe, Path manifestDir) {}
