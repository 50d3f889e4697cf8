package dev.weir.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The outcome of a batch, as reported to the event source. */
public sealed interface Outcome {

  /** Every record of the batch is applied or quarantined. */
  record Done() implements Outcome {}

  /**
   * Nothing from this record on was applied: the event source redelivers it and all later ones.
   *
   * @param sequenceNumber of the first record that was not applied; must be one of the batch,
   *     because an unknown one fails the complete batch
   */
  record RetryFrom(SequenceNumber sequenceNumber) implements Outcome {
    public RetryFrom {
      Objects.requireNonNull(sequenceNumber, "sequenceNumber");
    }
  }

  /** Returns the outcome of a completed batch. */
  static Outcome done() {
    return new Done();
  }

  /** Returns the outcome of a batch completed up to, but excluding, this record. */
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
