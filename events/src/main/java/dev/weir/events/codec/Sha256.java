package dev.weir.events.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

  // Copied for each use: looking the algorithm up takes longer than digesting an id.
  private static final MessageDigest UNUSED = lookUp();

  private Sha256() {}

  private static MessageDigest lookUp() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Returns a digest to which nothing was added; for one thread. */
  public static MessageDigest begin() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The JDK's SHA-256 can be copied", e);
    }
  }

  /** Returns the 32 bytes of a text's digest, in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the 32 bytes of the digest. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }
}
