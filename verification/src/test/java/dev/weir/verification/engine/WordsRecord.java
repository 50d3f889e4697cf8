package dev.weir.verification.engine;

import dev.weir.testkit.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A user's words. */
record WordsRecord(String user, String text, Instant arrivedAt) implements StreamRecord {

  @Override
  public byte[] data() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String partitionKey() {
    return user;
  }

  /** Returns whether it must be quarantined as a unit. */
  boolean isRejected() {
    return text.isBlank()
        || text.contains("poison")
        || text.contains("crack")
        || user.equals(WordsDeployed.REFUSED);
  }

  int words() {
    return text.split(" ").length;
  }
}
