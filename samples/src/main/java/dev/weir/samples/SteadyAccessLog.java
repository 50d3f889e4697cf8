package dev.weir.samples;

import dev.weir.events.envelope.Gzip;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Access-log lines of some services that are well, one by one, for as long as somebody wants them:
 * what a pipeline's usual load looks like. Not safe for several threads.
 */
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
   * A log.
   *
   * @param seed the same seed and times give the same lines, byte for byte
   */
  public SteadyAccessLog(long seed) {
    random = new Random(seed);
    traffic = new Traffic(random);
  }

  /** The next line: UTF-8, without a line end; it names its service. */
  public byte[] line(Instant at) {
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    return source.format().write(traffic.draw(source, at, 0)).getBytes(StandardCharsets.UTF_8);
  }

  /** A record that nobody can open: a gzip that was cut off. */
  public byte[] unreadable(Instant at) {
    var gzip = Gzip.compress(line(at));
    return Arrays.copyOf(gzip, gzip.length - CUT_OFF);
  }
}
