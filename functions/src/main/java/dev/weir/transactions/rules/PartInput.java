package dev.weir.transactions.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the format of {@link PartOutput}. */
public final class PartInput {

  private final ByteBuffer bytes;

  PartInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  boolean flag() {
    return bytes.get() != 0;
  }

  long integer() {
    return bytes.getLong();
  }

  double number() {
    return bytes.getDouble();
  }

  Instant instant() {
    return Instant.ofEpochMilli(bytes.getLong());
  }

  String text() {
    var utf8 = new byte[bytes.getShort()];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  <T> List<T> all(Function<PartInput, T> read) {
    var count = bytes.getInt();
    var all = new ArrayList<T>(count);
    for (var i = 0; i < count; i++) {
      all.add(read.apply(this));
    }
    return List.copyOf(all);
  }
}
