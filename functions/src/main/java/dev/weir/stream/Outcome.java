package dev.weir.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What became of a batch, as the event source is told. */
public sealed interface Outcome {

  /** Every record of the batch is applied or in quarantine. */
  record Done() implements Outcome {}

  /**
   * Nothing from this record on was applied: the event source delivers it and all later ones again.
   *
   * @param sequenceNumber of the first record that was not applied; must be one of the batch, for
   *     an unknown one fails the whole batch
   */
  record RetryFrom(SequenceNumber sequenceNumber) implements Outcome {
    public RetryFrom {
      Objects.requireNonNull(sequenceNumber, "sequenceNumber");
    }
  }

  /** The whole batch was dealt with. */
  static Outcome done() {
    return new Done();
  }

  /** The batch was dealt with up to, and without, this record. */
  static Outcome retryFrom(SequenceNumber first) {
    return new RetryFrom(first);
  }

  /**
   * Writes the response that Lambda expects with {@code ReportBatchItemFailures}: {@code
   * {"batchItemFailures":[]}} or {@code {"batchItemFailures":[{"itemIdentifier":"<first>"}]}}.
   */
  default void writeTo(OutputStream response) throws IOException {
    String failures =
        switch (this) {
          case Done() -> "";
          case RetryFrom(SequenceNumber first) -> "{\"itemIdentifier\":\"" + first.digits() + "\"}";
        };
    String json = "{\"batchItemFailures\":[" + failures + "]}";
    response.write(json.getBytes(StandardCharsets.US_ASCII));
  }
}
