package dev.weir.accesslog.decide;

import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.events.Minute;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts lines per minute and service, in memory. A line of the same minute and service as the one
 * before it costs no look-up, any other line no allocation.
 */
public final class Tally {

  private static final Counter[] COUNTERS = Counter.values();

  private final Map<Minute, Map<NameKey, long[]>> minutes = new LinkedHashMap<>();
  private final Map<NameKey, NameKey> names = new HashMap<>();
  private final NameKey probe = new NameKey();

  private long lastEpochMinute = Long.MIN_VALUE;
  private Map<NameKey, long[]> lastMinute = Map.of();
  private long[] lastCounters = {};
  private NameKey lastService = new NameKey();
  private int cells;

  public void add(long epochSecond, ServiceName service, int status, long bytes, boolean late) {
    var counters = countersOf(Math.floorDiv(epochSecond, 60), service);
    counters[classOf(status).index()]++;
    var sum = counters[Counter.BYTES.index()];
    counters[Counter.BYTES.index()] = ServiceCount.saturated(sum, bytes);
    if (late) {
      counters[Counter.LATE.index()]++;
    }
  }

  void reject(long epochSecond, ServiceName service) {
    countersOf(Math.floorDiv(epochSecond, 60), service)[Counter.REJECTED.index()]++;
  }

  int minutes() {
    return minutes.size();
  }

  /** Returns the number of pairs of minute and service touched. */
  int cells() {
    return cells;
  }

  boolean touches(long epochSecond) {
    return touchesMinute(Math.floorDiv(epochSecond, 60));
  }

  boolean touchesMinute(long epochMinute) {
    return epochMinute == lastEpochMinute || minutes.containsKey(new Minute(epochMinute));
  }

  public Map<Minute, MinuteCount> counts() {
    var counts = new LinkedHashMap<Minute, MinuteCount>();
    minutes.forEach((minute, services) -> counts.put(minute, countOf(services)));
    return counts;
  }

  private static MinuteCount countOf(Map<NameKey, long[]> services) {
    var counts = new LinkedHashMap<String, ServiceCount>();
    services.forEach(
        (service, counters) ->
            counts.merge(service.text(), ServiceCount.of(counters), ServiceCount::plus));
    return new MinuteCount(counts);
  }

  private static Counter classOf(int status) {
    return status < 100 || status > 599 ? Counter.OTHER : COUNTERS[status / 100 - 1];
  }

  private long[] countersOf(long epochMinute, ServiceName service) {
    var sameMinute = epochMinute == lastEpochMinute;
    if (sameMinute && lastService.is(service)) {
      return lastCounters;
    }
    if (!sameMinute) {
      lastMinute = minutes.computeIfAbsent(new Minute(epochMinute), _ -> new LinkedHashMap<>());
      lastEpochMinute = epochMinute;
    }
    lastService = named(service);
    lastCounters = lastMinute.get(lastService);
    if (lastCounters == null) {
      lastCounters = new long[COUNTERS.length];
      lastMinute.put(lastService, lastCounters);
      cells++;
    }
    return lastCounters;
  }

  private NameKey named(ServiceName service) {
    probe.set(service);
    var known = names.get(probe);
    if (known != null) {
      return known;
    }
    var owned = probe.owned();
    names.put(owned, owned);
    return owned;
  }

  /**
   * A service's name as a key. Only the instance used as a probe ever changes. Clients choose the
   * names and can choose 20,000 with the same hash, so keys are ordered, which keeps look-ups in a
   * map fast.
   */
  private static final class NameKey implements Comparable<NameKey> {
    private ServiceName name = new ServiceName();
    private int hash;

    void set(ServiceName service) {
      name = service;
      hash = service.hash();
    }

    NameKey owned() {
      var owned = new NameKey();
      owned.set(name.copy());
      return owned;
    }

    boolean is(ServiceName other) {
      return name.sameAs(other);
    }

    String text() {
      return name.text();
    }

    @Override
    public int compareTo(NameKey other) {
      return name.compareBytes(other.name);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NameKey that && is(that.name);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
