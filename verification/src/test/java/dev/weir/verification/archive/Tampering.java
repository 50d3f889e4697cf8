package dev.weir.verification.archive;

import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveObject;
import dev.weir.stream.KinesisRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/**
 * Changes an object as an attacker would who knows the format, so that it can be read as before.
 */
final class Tampering {

  private Tampering() {}

  /** Returns a replacement of an object: other bytes of a record, or cut off at its end. */
  static Optional<byte[]> of(byte[] object, int choice) {
    return choice % 3 == 0
        ? Optional.of(Arrays.copyOf(object, object.length / 2))
        : Optional.of(otherBytes(object));
  }

  private static byte[] otherBytes(byte[] object) {
    try {
      var read = ArchiveFormat.decode(object);
      var records = new ArrayList<>(read.records());
      var first = records.getFirst();
      records.set(
          0,
          new KinesisRecord(
              first.sequenceNumber(),
              first.partitionKey(),
              first.arrivedAt(),
              "another".getBytes(StandardCharsets.UTF_8)));
      return ArchiveFormat.encode(
          new ArchiveObject(
              read.stream(), read.incarnation(), read.shard(), read.previous(), records));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
