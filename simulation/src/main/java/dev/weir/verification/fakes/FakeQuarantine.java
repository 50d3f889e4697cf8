package dev.weir.verification.fakes;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.testkit.CallDisturbance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The quarantine in memory: a put replaces the object of its key. */
public final class FakeQuarantine implements Quarantine {

  private final CallDisturbance disturbance;
  private final Map<String, List<Rejected>> objects = new TreeMap<>();

  /** Creates a bucket that always answers. */
  public FakeQuarantine() {
    this(CallDisturbance.NONE);
  }

  /** Creates a bucket whose calls are disturbed. */
  public FakeQuarantine(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public void put(QuarantineKey key, List<Rejected> rejected) {
    disturbance.before("quarantine");
    objects.put(key.objectKey(rejected), List.copyOf(rejected));
    disturbance.after("quarantine");
  }

  /** Returns the objects by key. */
  public Map<String, List<Rejected>> objects() {
    return Map.copyOf(objects);
  }

  /** Returns all rejected lines. */
  public List<Rejected> all() {
    return objects.values().stream().flatMap(List::stream).toList();
  }
}
