package dev.weir.samples;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The access logs of a synthetic company: two dozen services in as many formats, shipped in six
 * kinds of envelope, with garbage between the lines, unreadable records, a shipper that sends ten
 * minutes late, and one service that fails for a while.
 *
 * @param seed the same seed, start, length and rate give the same records, byte for byte
 * @param start the event time of the first line; to the second
 * @param length from the first line to the last
 * @param linesPerSecond over all services
 */
public record AccessLogSample(long seed, Instant start, Duration length, int linesPerSecond) {

  /** A line that is sent later than this after its time is labelled as late. */
  public static final Duration LATENESS = Duration.ofMinutes(5);

  /** The service that fails for a while. */
  public static final String FAILING_SERVICE = Source.CHECKOUT.service();

  /** The number of formats of its lines. */
  public static final int FORMATS = SampleFormat.values().length;

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration BACKLOG_AGE = Duration.ofMinutes(10);
  private static final double INCIDENT_BEGINS = 0.35;
  private static final double INCIDENT_ENDS = 0.65;
  private static final double FAILING = 0.4;
  private static final double BACKLOG_SENT = 0.5;

  public AccessLogSample {
    Objects.requireNonNull(start, "start");
    start = start.truncatedTo(ChronoUnit.SECONDS);
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || linesPerSecond < 1) {
      throw new IllegalArgumentException(
          "A sample needs a second and a line a second at least: length=%s linesPerSecond=%d"
              .formatted(length, linesPerSecond));
    }
  }

  /** Returns all records, in the order in which they are due. */
  public List<SampleRecord> records() {
    return new SampleRun().records();
  }

  /** Whether the failing service fails at this time after the start. */
  public boolean isIncident(Duration offset) {
    var part = (double) offset.toMillis() / length.toMillis();
    return part >= INCIDENT_BEGINS && part < INCIDENT_ENDS;
  }

  private final class SampleRun {
    private final Random random = new Random(seed);
    private final Traffic traffic = new Traffic(random);
    private final int shares = Source.ALL.stream().mapToInt(Source::share).sum();
    private final List<SourceBuffer> buffers =
        Source.ALL.stream().map(source -> new SourceBuffer(source, traffic, random)).toList();
    private final List<SampleRecord> records = new ArrayList<>();

    List<SampleRecord> records() {
      var ticks = length.dividedBy(TICK);
      for (var tick = 0L; tick < ticks; tick++) {
        var begins = TICK.multipliedBy(tick);
        if (tick == (long) (ticks * BACKLOG_SENT)) {
          sendBacklog(begins);
          sendUnreadable(begins);
        }
        // Lines written within the tick are due at its end.
        buffers.forEach(buffer -> write(buffer, begins));
      }
      buffers.forEach(buffer -> close(buffer, length));
      return List.copyOf(records);
    }

    private void write(SourceBuffer buffer, Duration begins) {
      var tickSeconds = TICK.toMillis() / 1000.0;
      var lines = buffer.due(linesPerSecond * tickSeconds * buffer.source().share() / shares);
      for (var i = 0; i < lines; i++) {
        buffer.add(within(begins), failing(buffer.source(), begins), false);
      }
      var ends = begins.plus(TICK);
      if (buffer.isDue(start.plus(ends))) {
        close(buffer, ends);
      }
    }

    private Instant within(Duration begins) {
      return start.plus(begins).plusMillis(random.nextInt((int) TICK.toMillis()));
    }

    private double failing(Source source, Duration offset) {
      return source.equals(Source.CHECKOUT) && isIncident(offset) ? FAILING : 0;
    }

    private void close(SourceBuffer buffer, Duration due) {
      buffer.close(due, start.plus(due)).ifPresent(records::add);
    }

    private void sendBacklog(Duration due) {
      var backlog = new SourceBuffer(Source.WEBSITE, traffic, random);
      for (var i = 0; i < SourceBuffer.LINES_PER_RECORD; i++) {
        backlog.add(start.plus(due).minus(BACKLOG_AGE), 0, true);
      }
      close(backlog, due);
    }

    /** Sends a truncated gzip, and an aggregate whose checksum is wrong. */
    private void sendUnreadable(Duration due) {
      var lines = "203.0.113.7 - - a record that nobody can open".repeat(20);
      var gzip = Gzip.compress(lines.getBytes(StandardCharsets.UTF_8));
      addUnreadable(due, Arrays.copyOf(gzip, gzip.length - 12));
      var aggregate = new KplAggregate().add("key", lines.getBytes(StandardCharsets.UTF_8));
      var bytes = aggregate.toBytes();
      bytes[bytes.length - 1] ^= 1;
      addUnreadable(due, bytes);
    }

    private void addUnreadable(Duration due, byte[] data) {
      var line = new SampleLine(data, new Label.GarbageLabel(Label.DEFAULT_SERVICE));
      records.add(new SampleRecord(due, "unreadable-" + records.size(), data, List.of(line)));
    }
  }
}
