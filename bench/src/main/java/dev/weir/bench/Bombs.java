package dev.weir.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.stream.WorkUnit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Measures the processor time and memory of the costliest records: one for each {@link WorkUnit},
 * at its bound and one above it. See the README for the command and the result.
 */
public final class Bombs {

  private static final int RUNS = 5;
  private static final int MIB = 1 << 20;
  private static final int[] SIZES = {1_000, 64 * 1024, MIB, 4 * MIB};

  private final int delivered;
  private final String named;
  private Supplier<WholeFunction> function = WholeHandler::new;

  private Bombs(int delivered, String named) {
    this.delivered = delivered;
    this.named = named;
  }

  /** Makes a record, which takes a while. */
  private interface Making {
    byte[] make() throws IOException;
  }

  /** Repeats a piece as often as the bounds on bytes and lines and the record's length allow. */
  private byte[] repeated(BombText text) throws IOException {
    long bytes = WorkUnit.INFLATED_BYTES.bound(delivered) - text.from().length();
    long most = bytes / text.pieceBytes();
    if (text.piece().endsWith("\n")) {
      most = Math.min(most, WorkUnit.LINES.bound(delivered));
    }
    byte[] data = padded(text.pieces(most), delivered);
    while (data.length > delivered) {
      most = Math.min(most - 1, (long) (0.97 * most * delivered / data.length));
      data = padded(text.pieces(most), delivered);
    }
    return data;
  }

  /** A record that demands much of a unit. */
  @SuppressWarnings("ArrayRecordComponent") // used once, never compared
  private record Bomb(String name, Supplier<WholeFunction> function, byte[] data) {}

  /**
   * Prints the table.
   *
   * @param arguments optional: the delivered bytes of the records, and a part of their names
   */
  public static void main(String[] arguments) throws IOException {
    int[] sizes = arguments.length == 0 ? SIZES : new int[] {Integer.parseInt(arguments[0])};
    String named = arguments.length < 2 ? "" : arguments[1];
    System.out.printf(
        "%-44s %10s %9s %9s %7s  %s%n",
        "record", "bytes", "cpu ms", "goal ms", "heap MB", "result");
    for (int delivered : sizes) {
      new Bombs(delivered, named).measureAll();
    }
    new Bombs(MIB, named).add("x, 33 million lines, gzip", () -> gzip(33_000_000, "x\n"));
  }

  private void measureAll() throws IOException {
    both("empty lines, gzip", WorkUnit.LINES, "\n"::repeat);
    both("lines of nothing known, gzip", WorkUnit.REJECTED_LINES, Bombs::junk);
    both("access-log lines, gzip", WorkUnit.LINES, Bombs::lines);
    both("log events, gzip", WorkUnit.LOG_EVENTS, n -> document(n - 1));
    both("minutes, gzip", WorkUnit.MINUTES, Bombs::minutes);
    both("zeroes, gzip", WorkUnit.INFLATED_BYTES, "\0"::repeat);
    both("nested JSON, gzip", WorkUnit.INFLATED_BYTES, Bombs::nested);
    both("headers, gzip", WorkUnit.FIELD_NAMES, Bombs::headers);
    for (BombText text : BombText.ALL) {
      add(text.name() + ", gzip", () -> repeated(text));
    }
    add("user records of an aggregate", () -> aggregate(delivered));
    add("gzip in user records of an aggregate", () -> aggregateOfGzip(delivered));
    add("members of gzip", () -> members(delivered));
    for (var events : EventBombs.values()) {
      function = events::function;
      both(events.kind() + ", gzip", WorkUnit.EVENTS, events::events);
      both("not " + events.kind() + ", gzip", WorkUnit.REJECTED_LINES, events::junk);
      for (var text : events.others()) {
        both(text.name() + ", gzip", WorkUnit.EVENTS, text::pieces);
      }
      for (var text : events.texts()) {
        add(text.name() + ", gzip", () -> repeated(text));
      }
    }
    function = WholeHandler::new;
  }

  private void add(String name, Making record) throws IOException {
    if (name.contains(named)) {
      measure(new Bomb(name, function, record.make()));
    }
  }

  /**
   * Measures a record of about the given size with as many units as its bound allows, and another
   * with one more.
   */
  private void both(String name, WorkUnit unit, IntFunction<String> text) throws IOException {
    if (!name.contains(named)) {
      return;
    }
    int most = (int) unit.bound(delivered);
    for (int units : new int[] {most, most + 1}) {
      byte[] data = padded(text.apply(units), delivered);
      if (data.length == delivered) {
        String side = units == most ? "at" : "above";
        measure(new Bomb("%s (%s, %,d)".formatted(name, side, units), function, data));
      }
    }
  }

  /**
   * Compresses the text with gzip and fills the record up to its length with a comment; the result
   * is longer if the text does not fit.
   */
  private static byte[] padded(String text, int length) throws IOException {
    byte[] gzip = gzip(1, text);
    int filling = length - gzip.length - 1;
    if (filling < 0) {
      return gzip;
    }
    var padded = new ByteArrayOutputStream();
    padded.write(gzip, 0, 3);
    padded.write(16);
    padded.write(gzip, 4, 6);
    padded.writeBytes("c".repeat(filling).getBytes(UTF_8));
    padded.write(0);
    padded.write(gzip, 10, gzip.length - 10);
    return padded.toByteArray();
  }

  private static byte[] gzip(int times, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] unit = text.repeat(times > 1 ? 1_000 : 1).getBytes(UTF_8);
    try (var gzip =
        new GZIPOutputStream(bytes, 65_536) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      for (int i = 0; i < Math.max(1, times / 1_000); i++) {
        gzip.write(unit);
      }
    }
    return bytes.toByteArray();
  }

  private static String junk(int lines) {
    return "x\n".repeat(lines);
  }

  private static String lines(int lines) {
    return "h - - [23/Nov/2026:10:00:00 +0000] \"G\" 200 0\n".repeat(lines);
  }

  private static String minutes(int minutes) {
    var lines = new StringBuilder();
    for (int i = 0; i < minutes; i++) {
      lines.append(
          "h - - [%02d/Nov/2026:%02d:%02d:00 +0000] \"G\" 200 0\n"
              .formatted(1 + i / 1_440, i / 60 % 24, i % 60));
    }
    return lines.toString();
  }

  private static String headers(int names) {
    // A header and its name are two units.
    return "#Fields: a\n#Fields: b\n".repeat(names / 4) + (names % 2 == 0 ? "" : "#Fields: c\n");
  }

  private static String nested(int bytes) {
    String start = "{\"log\":";
    String unit = "[1,".repeat(90) + "1" + "]".repeat(90) + ",";
    return start + "[" + unit.repeat(bytes / unit.length()) + " ".repeat(bytes % unit.length() - 8);
  }

  private static String document(int events) {
    return "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":["
        + "{\"message\":\"x\"},".repeat(events - 1)
        + "{\"message\":\"x\"}]}";
  }

  private static byte[] aggregate(int delivered) {
    var aggregate = new KplAggregate();
    for (int i = 0; i < WorkUnit.USER_RECORDS.bound(delivered); i++) {
      aggregate.add("k", new byte[] {'x', '\n'});
    }
    return aggregate.toBytes();
  }

  private static byte[] aggregateOfGzip(int delivered) throws IOException {
    byte[] gzip = gzip(1, "");
    var aggregate = new KplAggregate();
    long most = Math.min(WorkUnit.USER_RECORDS.bound(delivered), delivered / (gzip.length + 8L));
    for (int i = 0; i < most; i++) {
      aggregate.add("k", gzip);
    }
    return aggregate.toBytes();
  }

  private static byte[] members(int delivered) throws IOException {
    byte[] gzip = gzip(1, "");
    var members = new ByteArrayOutputStream();
    while (members.size() + gzip.length <= delivered) {
      members.writeBytes(gzip);
    }
    return members.toByteArray();
  }

  private static void measure(Bomb bomb) throws IOException {
    var handler = bomb.function().get();
    byte[] event = WholeHandler.event(List.of(bomb.data()));
    long best = Long.MAX_VALUE;
    long heap = 0;
    for (int run = 0; run < RUNS; run++) {
      handler.forget();
      System.gc();
      var peak = new PeakHeap();
      long start = cpu();
      handler.invoke(event);
      best = Math.min(best, cpu() - start);
      heap = Math.max(heap, peak.bytes());
    }
    double goal = 50 + 500.0 * bomb.data().length / MIB;
    System.out.printf(
        Locale.ROOT,
        "%-44s %,10d %9.1f %9.1f %7d  %s%s%n",
        bomb.name(),
        bomb.data().length,
        best / 1e6,
        goal,
        heap >> 20,
        handler.lastResult(),
        best / 1e6 > goal ? "  ABOVE THE GOAL" : "");
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
