package dev.weir.producer;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Packs lines into records. A stream is billed per record and per 25 KB, so packed lines cost a
 * fraction of single ones.
 *
 * <p>A W3C file names its columns once, in its {@code #Fields} line; each record repeats that line,
 * because records are read independently.
 */
public final class RecordPacker implements Packing {

  /**
   * What a stream takes of a record, its partition key included, unless it was configured
   * otherwise.
   */
  public static final int MAX_BYTES = 1 << 20;

  /** The reason for refusing a longer line. */
  static final String TOO_LONG = "exceeds the stream's record limit of 1 MB; log less per line";

  // The partition key is a UUID's text. Gzip slightly enlarges incompressible data.
  private static final int KEY_BYTES = 36;
  private static final int WRAPPING_BYTES = 1 << 14;

  private static final byte[] FIELDS = "#Fields:".getBytes(StandardCharsets.US_ASCII);

  private final int linesPerRecord;
  private final Optional<String> logGroup;
  private final RefusalListener refusals;
  private final InstantSource clock;
  private final int maxBytes;
  private final List<byte[]> lines = new ArrayList<>();
  private volatile long firstLine;
  private Optional<byte[]> fieldsLine = Optional.empty();
  private Optional<byte[]> fieldsBefore = Optional.empty();
  private int bytes;
  private long headers;

  /**
   * Creates a packer.
   *
   * @param linesPerRecord the maximum number of lines per record, at least 1
   * @param logGroup wraps each record as CloudWatch Logs does when it delivers this log group;
   *     lines that do not name a service get one this way
   * @param refusals receives lines that exceed the stream's maximum record size
   * @param clock dates the wrapper; the lines keep their own time
   */
  public RecordPacker(
      int linesPerRecord,
      Optional<String> logGroup,
      RefusalListener refusals,
      InstantSource clock) {
    this.linesPerRecord = linesPerRecord;
    this.logGroup = logGroup;
    this.refusals = refusals;
    this.clock = clock;
    maxBytes = MAX_BYTES - KEY_BYTES - (logGroup.isPresent() ? WRAPPING_BYTES : 0);
  }

  @Override
  public Optional<LineRecord> add(long number, byte[] line) {
    if (headerBytes(line) + line.length > maxBytes) {
      refusals.add(number, "TOO_LONG", TOO_LONG);
      return flush(); // The lines of a record are consecutive in the input.
    }
    var closed = hasRoomFor(line) ? Optional.<LineRecord>empty() : flush();
    append(number, line);
    return closed.isPresent() ? closed : isFull() ? flush() : Optional.empty();
  }

  private void append(long number, byte[] line) {
    if (lines.isEmpty()) {
      firstLine = number;
      // A #Fields line later in the record does not apply to the lines before it.
      fieldsBefore = fieldsLine.filter(_ -> !startsWith(line, FIELDS));
      bytes = fieldsBefore.map(fields -> fields.length + 1).orElse(0);
    }
    if (startsWith(line, FIELDS)) {
      fieldsLine = Optional.of(line);
    }
    if (isHeader(line)) {
      headers++;
    }
    lines.add(line);
    bytes += line.length + 1;
  }

  private boolean hasRoomFor(byte[] line) {
    return lines.isEmpty() || bytes + line.length <= maxBytes;
  }

  private int headerBytes(byte[] line) {
    return startsWith(line, FIELDS) ? 0 : fieldsLine.map(fields -> fields.length + 1).orElse(0);
  }

  /** Whether a line is one that the pipeline has nothing to count or to reject of. */
  public static boolean isHeader(byte[] line) {
    return Packing.isBlank(line) || line[0] == '#';
  }

  @Override
  public OptionalLong firstWaiting() {
    return firstLine == 0 ? OptionalLong.empty() : OptionalLong.of(firstLine);
  }

  @Override
  public long headers() {
    return headers;
  }

  private boolean isFull() {
    return lines.size() >= linesPerRecord;
  }

  @Override
  public Optional<LineRecord> flush() {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var key = UUID.randomUUID().toString();
    var added = fieldsBefore.isPresent() ? 1 : 0;
    var packed = new LineRecord(data(), lines.size(), key, firstLine, added);
    lines.clear();
    firstLine = 0;
    return Optional.of(packed);
  }

  private byte[] data() {
    var packed = new ArrayList<byte[]>();
    fieldsBefore.ifPresent(packed::add);
    packed.addAll(lines);
    return logGroup.map(group -> wrapped(group, packed)).orElseGet(() -> joined(packed));
  }

  private byte[] wrapped(String group, List<byte[]> packed) {
    var messages = packed.stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList();
    return Gzip.compress(CloudWatchLogs.dataMessage(group, clock.instant(), messages));
  }

  private static byte[] joined(List<byte[]> lines) {
    var bytes = new ByteArrayOutputStream();
    var separator = "";
    for (var line : lines) {
      bytes.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(line);
      separator = "\n"; // also after an empty line: a line's place in the record is reported
    }
    return bytes.toByteArray();
  }

  private static boolean startsWith(byte[] line, byte[] prefix) {
    return line.length >= prefix.length
        && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
  }
}
