// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.vision.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in an address of the web lets in whoever has it: user and password, and values of parameters
 * named like that.
 */
final class UrlRule implements Rule {
  private static final String LABEL = "url-token";
  private static final Pattern USER =
      Pattern.compile("[a-z][a-z0-9+.-]{1,15}: ?/ ?/ ?([^\\s/:@]{1,64}:[^\\s/@]{3,128})@");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)[?&#; ](?:[a-z0-9]+[_. -]?)?(?:token|key|api[_ -]?key|apikey|secret|signature|sig|auth|authorization|code|password"
              + "|passwd|pwd|session|sessionid|sid|jwt|credential|invite|otp|hash) ?= ?([A-Za-z0-9%._~+/-]{6,})");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?: ?/|www\\.|[?&][a-z_]+=|\\.[a-z]{2,6}/");

  @Override
  public void find(Row row, Hits hits) {
    Matcher user = USER.matcher(row.text);
    while (user.find()) {
      hits.add(row, user.start(1), user.end(1), LABEL, 0.98, true);
    }
    if (!ADDRESS.matcher(row.text).find()) {
      return;
    }
    Matcher parameter = PARAMETER.matcher(row.text);
    while (parameter.find()) {
      hits.add(row, parameter.start(1), parameter.end(1), LABEL, 0.93, true);
    }
  }
}
