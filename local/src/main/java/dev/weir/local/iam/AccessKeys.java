package dev.weir.local.iam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The access keys of functions, one for each. */
public final class AccessKeys {

  /** The prefix of a role's keys on AWS. */
  private static final String OF_A_ROLE = "ASIA";

  private static final int LENGTH = 16;

  private AccessKeys() {}

  /** Returns the key of a function: only letters and digits, as DynamoDB Local requires. */
  public static String of(String functionArn) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(functionArn.getBytes(StandardCharsets.UTF_8));
      var hex = HexFormat.of().formatHex(digest).toUpperCase(Locale.ROOT);
      return OF_A_ROLE + hex.substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
