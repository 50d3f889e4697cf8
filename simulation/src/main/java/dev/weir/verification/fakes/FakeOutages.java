package dev.weir.verification.fakes;

import dev.weir.accesslog.publish.DynamoOutageItem;
import dev.weir.accesslog.publish.Outage;
import dev.weir.accesslog.publish.Outages;
import dev.weir.alerts.Alert;
import dev.weir.testkit.CallDisturbance;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outages in memory, beside the outbox that takes their messages. */
public final class FakeOutages implements Outages {

  private static final Comparator<Outage> OLDEST_FIRST =
      Comparator.comparing(Outage::since).thenComparing(FakeOutages::key);

  private final CallDisturbance disturbance;
  private final FakeOutbox outbox;
  private final Map<String, Outage> outages = new LinkedHashMap<>();

  /** Creates outages whose calls are disturbed. */
  public FakeOutages(FakeOutbox outbox, CallDisturbance disturbance) {
    this.outbox = outbox;
    this.disturbance = disturbance;
  }

  private static String key(Outage outage) {
    return outage.projection() + "/" + outage.service();
  }

  @Override
  public Optional<Outage> of(String projection, String service) {
    disturbance.before("read outage");
    return Optional.ofNullable(outages.get(projection + "/" + service));
  }

  @Override
  public boolean begin(Outage first) {
    disturbance.before("store outage");
    ItemSize.require(DynamoOutageItem.of(first), "id");
    var isFirst = outages.putIfAbsent(key(first), first) == null;
    disturbance.after("store outage");
    return isFirst;
  }

  @Override
  public boolean replace(Outage before, Outage after, Optional<Alert> message) {
    disturbance.before("store outage");
    var stored = outages.get(key(before));
    var isUnchanged = stored != null && stored.revision() == before.revision();
    if (isUnchanged) {
      message.ifPresent(outbox::store);
      outages.put(key(after), after);
    }
    disturbance.after("store outage");
    return isUnchanged;
  }

  @Override
  public List<Outage> open(Optional<Outage> after, int limit) {
    disturbance.before("list outages");
    return outages.values().stream()
        .filter(outage -> outage.ended().isEmpty())
        .filter(outage -> after.isEmpty() || OLDEST_FIRST.compare(outage, after.get()) > 0)
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  /** Returns the stored outages, by projection and service. */
  public Map<String, Outage> all() {
    return Map.copyOf(outages);
  }
}
