package dev.weir.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A source's shipper: collects its lines and closes a record when it is full or old enough. */
final class SourceBuffer {

  static final int LINES_PER_RECORD = 25;
  private static final Duration MAX_WAIT = Duration.ofMillis(500);
  private static final int GARBAGE_PER_MILLE = 5;

  private final Source source;
  private final Traffic traffic;
  private final Random random;
  private final List<SampleLine> lines = new ArrayList<>();
  private Instant oldest = Instant.MAX;
  private double owed;
  private int records;

  SourceBuffer(Source source, Traffic traffic, Random random) {
    this.source = source;
    this.traffic = traffic;
    this.random = random;
  }

  Source source() {
    return source;
  }

  /** Returns how many complete lines the source writes now, carrying the fraction over. */
  int due(double linesSinceLast) {
    owed += linesSinceLast;
    var whole = (int) owed;
    owed -= whole;
    return whole;
  }

  /** Adds a line, occasionally preceded by a line of garbage. */
  void add(Instant at, double failing, boolean late) {
    if (lines.isEmpty()) {
      source.format().headers().forEach(h -> lines.add(SampleLine.of(h, new Label.Header())));
      oldest = at;
    }
    // A header defines the lines after it, so that garbage there could pass for one.
    if (source.format().headers().isEmpty() && random.nextInt(1000) < GARBAGE_PER_MILLE) {
      addGarbage();
    }
    var request = traffic.draw(source, at, failing);
    var service = source.format().namesService() ? source.service() : source.serviceOfEnvelope();
    lines.add(
        SampleLine.of(
            source.format().write(request),
            new Label.Response(at, service, request.status(), request.bytes(), late)));
  }

  private void addGarbage() {
    lines.add(
        new SampleLine(
            Garbage.line(random, source.wrapping().keepsBytes()),
            new Label.GarbageLabel(source.serviceOfEnvelope())));
  }

  boolean isDue(Instant now) {
    return lines.size() >= LINES_PER_RECORD
        || (!lines.isEmpty() && !oldest.plus(MAX_WAIT).isAfter(now));
  }

  /** Closes the record, if it has any line. */
  Optional<SampleRecord> close(Duration due, Instant now) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var key = source.service() + "-" + records++;
    var data = source.wrapping().wrap(lines, source.service(), now, key);
    var record =
        new SampleRecord(due, key, data, lines.stream().map(line -> asKept(line, now)).toList());
    lines.clear();
    return Optional.of(record);
  }

  /** Returns a line of garbage in the form that quarantine must keep. */
  private SampleLine asKept(SampleLine line, Instant now) {
    return line.label() instanceof Label.GarbageLabel
        ? new SampleLine(source.wrapping().shipped(line, now), line.label())
        : line;
  }
}
