package dev.weir.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.stream.WorkUnit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What the costliest records take: one of each {@link WorkUnit}, at its bound and one above it, in
 * processor time and memory. See the README for the command and the result.
 */
public final class Bombs {

  private static final int RUNS = 5;
  private static final int MIB = 1 << 20;

  private Bombs() {}

  /** A record that asks for much of a unit. */
  @SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
  private record Bomb(String name, byte[] data) {}

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    System.out.printf(
        "%-44s %10s %9s %9s %7s  %s%n",
        "record", "bytes", "cpu ms", "goal ms", "heap MB", "result");
    for (var bomb : bombs()) {
      measure(bomb);
    }
  }

  private static List<Bomb> bombs() throws IOException {
    var bombs = new ArrayList<Bomb>();
    for (int delivered : new int[] {1_000, 64 * 1024, MIB, 4 * MIB}) {
      both(bombs, "empty lines, gzip", WorkUnit.LINES, delivered, n -> "\n".repeat(n));
      both(bombs, "lines of nothing known, gzip", WorkUnit.REJECTED_LINES, delivered, Bombs::junk);
      both(bombs, "access-log lines, gzip", WorkUnit.LINES, delivered, Bombs::lines);
      both(bombs, "log events, gzip", WorkUnit.LOG_EVENTS, delivered, n -> document(n - 1));
      both(bombs, "minutes, gzip", WorkUnit.MINUTES, delivered, Bombs::minutes);
      both(bombs, "zeroes, gzip", WorkUnit.INFLATED_BYTES, delivered, "\0"::repeat);
      both(bombs, "nested JSON, gzip", WorkUnit.INFLATED_BYTES, delivered, Bombs::nested);
      both(bombs, "headers, gzip", WorkUnit.LINES, delivered, Bombs::headers);
      bombs.add(new Bomb("user records of an aggregate", aggregate(delivered)));
    }
    bombs.add(new Bomb("x, 33 million lines, gzip", gzip(33_000_000, "x\n")));
    return bombs;
  }

  /** A record of about so many bytes with as many units as its bound allows, and with one more. */
  private static void both(
      List<Bomb> bombs, String name, WorkUnit unit, int delivered, IntFunction<String> text)
      throws IOException {
    int most = (int) unit.bound(delivered);
    for (int units : new int[] {most, most + 1}) {
      byte[] data = padded(text.apply(units), delivered);
      if (data.length == delivered) {
        String side = units == most ? "at" : "above";
        bombs.add(new Bomb("%s (%s, %,d)".formatted(name, side, units), data));
      }
    }
  }

  /**
   * As gzip with a comment that fills the record up to its length; longer where it does not fit.
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

  private static String headers(int lines) {
    return "#Fields: a\n#Fields: b\n".repeat(lines / 2) + (lines % 2 == 0 ? "" : "x\n");
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

  private static void measure(Bomb bomb) throws IOException {
    var handler = new WholeHandler();
    byte[] event = WholeHandler.event(List.of(bomb.data()));
    long best = Long.MAX_VALUE;
    long heap = 0;
    for (int run = 0; run < RUNS; run++) {
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
