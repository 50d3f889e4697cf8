package dev.weir.bench;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Lines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how many combined lines the complete access-log function processes per second of
 * processor time, with one line per record and with 25, alongside a typical handler, in one run. It
 * also measures reading the event alone, with our scanner and with jackson-core. See the README.
 */
public final class Throughput {

  private static final int RECORDS = 1_000;
  private static final int WARM_UP = 2;

  private Throughput() {}

  /** Processes an event; returns how many lines it counted. */
  private interface Peer {
    long take(byte[] event) throws IOException;
  }

  /** Prints a line for each peer and packing, for the number of rounds given by the argument. */
  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    var handler = new WholeHandler();
    var pojos =
        LambdaEventSerializers.serializerFor(KinesisEvent.class, Throughput.class.getClassLoader());
    for (int round = 0; round < rounds; round++) {
      for (int packed : new int[] {1, 25}) {
        byte[] event = event(packed);
        long lines = (long) RECORDS * packed;
        measure("Weir, whole handler", packed, lines, event, bytes -> weir(handler, bytes));
        measure("POJO and regular expression", packed, lines, event, b -> pojo(pojos, b));
        measure("reading: Weir's scanner", packed, lines, event, b -> scan(b) * packed);
        measure("reading: jackson-core", packed, lines, event, b -> jackson(b) * packed);
      }
    }
  }

  private static byte[] event(int packed) throws IOException {
    byte[][] lines = CombinedLines.make(RECORDS * packed, 7);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      var record = new ByteArrayOutputStream();
      for (int line = i * packed; line < (i + 1) * packed; line++) {
        record.writeBytes(lines[line]);
        record.write('\n');
      }
      records.add(record.toByteArray());
    }
    return WholeHandler.event(records);
  }

  private static long weir(WholeHandler handler, byte[] event) throws IOException {
    handler.invoke(event);
    return handler.counted();
  }

  private static long pojo(PojoSerializer<KinesisEvent> pojos, byte[] event) {
    var parser = new RegexParser();
    Map<Long, long[]> minutes = new HashMap<>();
    for (var record : pojos.fromJson(new ByteArrayInputStream(event)).getRecords()) {
      byte[] data = new byte[record.getKinesis().getData().remaining()];
      record.getKinesis().getData().get(data);
      Lines.forEach(data, 0, data.length, (b, from, to) -> count(parser, b, from, to, minutes));
    }
    return minutes.values().stream().flatMapToLong(Arrays::stream).sum();
  }

  private static void count(
      RegexParser parser, byte[] bytes, int from, int to, Map<Long, long[]> minutes) {
    if (parser.parse(bytes, from, to)) {
      long[] classes = minutes.computeIfAbsent(parser.epochSecond() / 60, _ -> new long[6]);
      classes[parser.status() / 100]++;
    }
  }

  private static long scan(byte[] event) throws IOException {
    return KinesisBatch.read(new ByteArrayInputStream(event)).records().size();
  }

  private static long jackson(byte[] event) throws IOException {
    long records = 0;
    try (var json = new JsonFactory().createParser(event)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (name.equals("data")) {
            records += json.getBinaryValue().length > 0 ? 1 : 0;
          } else if (value == JsonToken.VALUE_STRING) {
            json.getText();
          }
        }
      }
    }
    return records;
  }

  private static void measure(String name, int packed, long lines, byte[] event, Peer peer)
      throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      check(peer.take(event), lines);
    }
    long start = cpu();
    long taken = 0;
    while (cpu() - start < 2_000_000_000L) {
      check(peer.take(event), lines);
      taken += lines;
    }
    System.out.printf(
        Locale.ROOT,
        "%-30s %2d lines a record  %,12.0f lines per CPU-second%n",
        name,
        packed,
        taken * 1e9 / (cpu() - start));
  }

  private static void check(long counted, long lines) {
    if (counted != lines) {
      throw new IllegalStateException("counted=%d expected=%d".formatted(counted, lines));
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
