package dev.weir.local.iam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The access keys that functions have here, one for each. */
public final class AccessKeys {

  /** What the keys of roles begin with on AWS. */
  private static final String OF_A_ROLE = "ASIA";

  private static final int LENGTH = 16;

  private AccessKeys() {}

  /** The key of a function: letters and digits only, as DynamoDB Local wants it. */
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
