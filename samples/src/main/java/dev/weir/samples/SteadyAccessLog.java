package dev.weir.samples;

import dev.weir.events.envelope.Gzip;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An endless log of some healthy services: a pipeline's normal load. Not thread-safe. */
public final class SteadyAccessLog {

  private static final List<Source> SOURCES =
      List.of(
          new Source("shop.steady.example", SampleFormat.VHOST, Wrapping.PACKED, 1),
          new Source("search.steady.example", SampleFormat.VHOST, Wrapping.PACKED, 1),
          new Source("static.steady.example", SampleFormat.VHOST, Wrapping.PACKED, 1));
  private static final int CUT_OFF = 12;

  private final Random random;
  private final Traffic traffic;

  /**
   * Creates a log.
   *
   * @param seed the same seed and times give the same lines, byte for byte
   */
  public SteadyAccessLog(long seed) {
    random = new Random(seed);
    traffic = new Traffic(random);
  }

  /** Returns the next line: UTF-8, without a line end; it names its service. */
  public byte[] line(Instant at) {
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    return source.format().write(traffic.draw(source, at, 0)).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an unreadable record: a truncated gzip. */
  public byte[] unreadable(Instant at) {
    var gzip = Gzip.compress(line(at));
    return Arrays.copyOf(gzip, gzip.length - CUT_OFF);
  }
}
