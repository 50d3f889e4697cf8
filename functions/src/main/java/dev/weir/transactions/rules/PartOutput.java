package dev.weir.transactions.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** Writes a rule's part of a profile as bytes; {@link PartInput} reads them. */
public final class PartOutput {

  private static final int USUAL_BYTES = 256;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
  private final DataOutputStream out = new DataOutputStream(bytes);

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  // Writing to memory can't fail.
  private static void run(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flag(boolean flag) {
    run(() -> out.writeBoolean(flag));
  }

  void integer(long number) {
    run(() -> out.writeLong(number));
  }

  void number(double number) {
    run(() -> out.writeDouble(number));
  }

  /**
   * Writes an instant in milliseconds, like event times, except for {@link Instant#EPOCH} in
   * seconds.
   */
  void instant(Instant instant) {
    run(() -> out.writeLong(instant.toEpochMilli()));
  }

  void text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    run(
        () -> {
          out.writeShort(utf8.length);
          out.write(utf8);
        });
  }

  <T> void all(Collection<T> values, Consumer<T> write) {
    run(() -> out.writeInt(values.size()));
    values.forEach(write);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
