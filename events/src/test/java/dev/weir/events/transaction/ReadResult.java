package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

/** Reads bytes for tests. */
final class ReadResult {

  private ReadResult() {}

  static Transaction json(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return TransactionJson.read(bytes, 0, bytes.length);
  }

  static Transaction avro(byte[] bytes) {
    return TransactionAvro.read(bytes, 0, bytes.length);
  }

  static Problem problem(String json) {
    return problem(() -> json(json));
  }

  static Problem problem(Runnable reading) {
    return catchThrowableOfType(InvalidTransactionException.class, reading::run).problem();
  }
}
