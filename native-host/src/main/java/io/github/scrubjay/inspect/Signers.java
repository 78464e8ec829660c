// SPDX-License-Identifier: Apache-2.0
package io.github.scrubjay.inspect;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed: the X.509 certificates (RFC 5280) that stand among other bytes, found by how every
 * one of them begins. Authorities are left out; the first that is none has signed.
 */
final class Signers {
  private static final int MAX_CERTIFICATES = 12;
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)*)");
  private static final Pattern ORGANIZATION = Pattern.compile("(?:^|,)O=((?:[^,\\\\]|\\\\.)*)");

  private Signers() {}

  /** Adds who signed and says whether any certificate was there. */
  static boolean report(byte[] bytes, Findings findings) {
    int found = 0;
    for (int at = 0; at + 16 < bytes.length && found < MAX_CERTIFICATES; at++) {
      int length = certificateLength(bytes, at);
      if (length == 0 || at + length > bytes.length) {
        continue;
      }
      try {
        X509Certificate certificate =
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes, at, length));
        found++;
        at += length - 1;
        report(certificate, findings);
      } catch (CertificateException | RuntimeException e) {
        continue; // only looked like one
      }
    }
    return found > 0;
  }

  /** SEQUENCE { SEQUENCE { [0] { INTEGER 2 }, both with lengths of two bytes; 0 when it is not. */
  private static int certificateLength(byte[] bytes, int at) {
    boolean begins =
        bytes[at] == 0x30
            && bytes[at + 1] == (byte) 0x82
            && bytes[at + 4] == 0x30
            && bytes[at + 5] == (byte) 0x82
            && bytes[at + 8] == (byte) 0xA0
            && bytes[at + 9] == 3
            && bytes[at + 10] == 2;
    return begins ? 4 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF) : 0;
  }

  private static void report(X509Certificate certificate, Findings findings)
      throws CertificateException {
    if (certificate.getBasicConstraints() >= 0) {
      return; // an authority
    }
    List<String> uses = certificate.getExtendedKeyUsage();
    boolean clock = uses != null && uses.contains(TIME_STAMPING);
    String name = name(certificate.getSubjectX500Principal().getName());
    findings.add(FindingKind.CONTENT_CREDENTIALS, clock ? "Time stamped by" : "Signed by", name);
  }

  /** {@code Ada Example, Acme Ltd} of an RFC 2253 name. */
  private static String name(String distinguished) {
    String person = part(COMMON_NAME, distinguished);
    String organization = part(ORGANIZATION, distinguished);
    if (person.isEmpty() || person.equals(organization)) {
      return organization.isEmpty() ? distinguished : organization;
    }
    return organization.isEmpty() ? person : person + ", " + organization;
  }

  private static String part(Pattern pattern, String distinguished) {
    Matcher part = pattern.matcher(distinguished);
    return part.find() ? part.group(1).replaceAll("\\\\(.)", "$1") : "";
  }
}
