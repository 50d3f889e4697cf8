package dev.weir.infra;

import dev.weir.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that a stack was deployed with, as its output {@code Settings}: a JSON object of
 * every context key that has a value. The next deployment is compared with it, so that a setting
 * that was given once with {@code -c} is not lost unnoticed.
 */
final class SettingsRecord {
  // All values together must stay below an output's limit of 4,096 bytes.
  private static final int MAX_VALUE_LENGTH = 80;
  private static final int HASH_DIGITS = 16;

  private SettingsRecord() {}

  /** Returns the record of all settings that were read. */
  static Map<String, String> of(SettingsReader context) {
    var values = new TreeMap<String, String>();
    for (var key : context.known()) {
      context.optional(key).ifPresent(value -> values.put(key, shortened(value)));
    }
    return values;
  }

  /** Abbreviates a long value, which is only compared, so its beginning is of no use. */
  private static String shortened(String value) {
    return value.length() <= MAX_VALUE_LENGTH ? value : "sha256:" + hash(value);
  }

  private static String hash(String value) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
