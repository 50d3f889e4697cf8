package dev.weir.accesslog;

import dev.weir.accesslog.ServiceCount.Counter;
import dev.weir.events.Minute;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds lines up per minute and service, in memory. A line that belongs to the same minute and
 * service as the one before it costs no look-up, any other line no allocation.
 */
final class Tally {

  // Longer names are cut: a name is part of an item, and items are bounded.
  private static final int MAX_SERVICE_BYTES = 128;

  private static final Counter[] COUNTERS = Counter.values();

  private final Map<Minute, Map<ServiceName, long[]>> minutes = new LinkedHashMap<>();
  private final Map<ServiceName, ServiceName> names = new HashMap<>();
  private final ServiceName probe = new ServiceName();

  private long lastEpochMinute = Long.MIN_VALUE;
  private Map<ServiceName, long[]> lastMinute = Map.of();
  private long[] lastCounters = {};
  private ServiceName lastService = new ServiceName();
  private int cells;

  /** Counts a response. */
  void add(long epochSecond, Name service, int status, long bytes, boolean late) {
    var counters = countersOf(Math.floorDiv(epochSecond, 60), service);
    counters[classOf(status).index()]++;
    var sum = counters[Counter.BYTES.index()];
    counters[Counter.BYTES.index()] = ServiceCount.saturated(sum, bytes);
    if (late) {
      counters[Counter.LATE.index()]++;
    }
  }

  /** Counts a line that was rejected. */
  void reject(long epochSecond, Name service) {
    countersOf(Math.floorDiv(epochSecond, 60), service)[Counter.REJECTED.index()]++;
  }

  /** How many minutes were touched. */
  int minutes() {
    return minutes.size();
  }

  /** How many pairs of minute and service were touched. */
  int cells() {
    return cells;
  }

  boolean touches(long epochSecond) {
    return touchesMinute(Math.floorDiv(epochSecond, 60));
  }

  boolean touchesMinute(long epochMinute) {
    return epochMinute == lastEpochMinute || minutes.containsKey(new Minute(epochMinute));
  }

  /** What was added up, by minute. */
  Map<Minute, MinuteCount> counts() {
    var counts = new LinkedHashMap<Minute, MinuteCount>();
    minutes.forEach((minute, services) -> counts.put(minute, countOf(services)));
    return counts;
  }

  private static MinuteCount countOf(Map<ServiceName, long[]> services) {
    var counts = new LinkedHashMap<String, ServiceCount>();
    services.forEach(
        (service, counters) ->
            counts.merge(service.text(), ServiceCount.of(counters), ServiceCount::plus));
    return new MinuteCount(counts);
  }

  private static Counter classOf(int status) {
    return status < 100 || status > 599 ? Counter.OTHER : COUNTERS[status / 100 - 1];
  }

  private long[] countersOf(long epochMinute, Name service) {
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

  private ServiceName named(Name service) {
    probe.set(service);
    var known = names.get(probe);
    if (known != null) {
      return known;
    }
    var owned = probe.owned();
    names.put(owned, owned);
    return owned;
  }

  /** A service's name as a slice of somebody's bytes; filled anew for each line. */
  static final class Name {
    private byte[] bytes = {};
    private int from;
    private int to;

    Name set(byte[] newBytes, int newFrom, int newTo) {
      bytes = newBytes;
      from = newFrom;
      to = Math.min(newTo, newFrom + MAX_SERVICE_BYTES);
      return this;
    }

    Name set(byte[] newBytes) {
      return set(newBytes, 0, newBytes.length);
    }

    // What is no UTF-8 becomes a question mark: Java's own replacement takes three bytes for one,
    // and items are bounded.
    String text() {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace('\uFFFD', '?');
    }
  }

  /**
   * A service's name as a key. Only the one used as a probe ever changes. Clients choose the names,
   * and can choose 20,000 with one hash: they have an order, by which a map finds them as fast.
   */
  private static final class ServiceName implements Comparable<ServiceName> {
    private Name name = new Name();
    private int hash;

    void set(Name service) {
      name = service;
      hash = hashOf(service);
    }

    ServiceName owned() {
      var owned = new ServiceName();
      owned.set(new Name().set(Arrays.copyOfRange(name.bytes, name.from, name.to)));
      return owned;
    }

    boolean is(Name other) {
      return Arrays.equals(name.bytes, name.from, name.to, other.bytes, other.from, other.to);
    }

    String text() {
      return name.text();
    }

    @Override
    public int compareTo(ServiceName other) {
      Name that = other.name;
      return Arrays.compare(name.bytes, name.from, name.to, that.bytes, that.from, that.to);
    }

    private static int hashOf(Name service) {
      var hash = 1;
      for (var i = service.from; i < service.to; i++) {
        hash = 31 * hash + service.bytes[i];
      }
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ServiceName that && is(that.name);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
