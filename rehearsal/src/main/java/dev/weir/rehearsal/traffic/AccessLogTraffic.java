package dev.weir.rehearsal.traffic;

import dev.weir.producer.LineRecord;
import dev.weir.samples.SteadyAccessLog;
import java.time.Instant;

/** Access-log lines, one per record. */
final class AccessLogTraffic implements BaselineTraffic {

  private final SteadyAccessLog log;

  AccessLogTraffic(long seed) {
    log = new SteadyAccessLog(seed);
  }

  @Override
  public LineRecord usual(Instant at) {
    return new LineRecord(log.line(at), 1);
  }

  @Override
  public LineRecord ofKey(int number, Instant at) {
    return new LineRecord(log.line(at), 1, key(number));
  }

  @Override
  public String key(int number) {
    return "host-" + number;
  }

  @Override
  public LineRecord unreadable(Instant at) {
    return new LineRecord(log.unreadable(at), 1);
  }
}
