package dev.weir.client.send;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Packs lines into records. A stream costs by the record and by 25 KB, so that packed lines cost a
 * fraction of single ones.
 *
 * <p>A W3C file says once, in its {@code #Fields} line, what its columns are; each record gets that
 * line again, for a record is read on its own.
 */
final class RecordPacker implements Packing {

  // What a stream takes unless it was told otherwise. A longer line gets a record of its own.
  static final int MAX_BYTES = 1 << 20;

  private static final byte[] FIELDS = "#Fields:".getBytes(StandardCharsets.US_ASCII);

  private final int linesPerRecord;
  private final Optional<String> logGroup;
  private final InstantSource clock;
  private final List<byte[]> lines = new ArrayList<>();
  private Optional<byte[]> fieldsLine = Optional.empty();
  private Optional<byte[]> fieldsBefore = Optional.empty();
  private int bytes;

  /**
   * Makes a packer.
   *
   * @param linesPerRecord how many lines a record takes at most, from 1
   * @param logGroup wraps each record as CloudWatch Logs would that delivers this log group, which
   *     is how lines get a service that they do not name themselves
   * @param clock dates the wrapper; the lines keep their own time
   */
  RecordPacker(int linesPerRecord, Optional<String> logGroup, InstantSource clock) {
    this.linesPerRecord = linesPerRecord;
    this.logGroup = logGroup;
    this.clock = clock;
  }

  @Override
  public Optional<LineRecord> add(byte[] line) {
    var closed = bytes + line.length + 1 > MAX_BYTES ? flush() : Optional.<LineRecord>empty();
    if (lines.isEmpty()) {
      // A #Fields line further down in the record says nothing about the lines before it.
      fieldsBefore = fieldsLine;
    }
    if (startsWith(line, FIELDS)) {
      fieldsLine = Optional.of(line);
    }
    lines.add(line);
    bytes += line.length + 1;
    return closed.isPresent() ? closed : isFull() ? flush() : Optional.empty();
  }

  private boolean isFull() {
    return lines.size() >= linesPerRecord;
  }

  @Override
  public Optional<LineRecord> flush() {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var packed = new LineRecord(data(), lines.size());
    lines.clear();
    bytes = 0;
    return Optional.of(packed);
  }

  private byte[] data() {
    var header = fieldsBefore.filter(fields -> !startsWith(lines.getFirst(), FIELDS));
    var packed = new ArrayList<byte[]>();
    header.ifPresent(packed::add);
    packed.addAll(lines);
    return logGroup.map(group -> wrapped(group, packed)).orElseGet(() -> joined(packed));
  }

  private byte[] wrapped(String group, List<byte[]> packed) {
    var messages = packed.stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList();
    return Gzip.compress(CloudWatchLogs.dataMessage(group, clock.instant(), messages));
  }

  private static byte[] joined(List<byte[]> lines) {
    var bytes = new ByteArrayOutputStream();
    for (var line : lines) {
      if (bytes.size() > 0) {
        bytes.write('\n');
      }
      bytes.writeBytes(line);
    }
    return bytes.toByteArray();
  }

  private static boolean startsWith(byte[] line, byte[] prefix) {
    return line.length >= prefix.length
        && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
  }
}
