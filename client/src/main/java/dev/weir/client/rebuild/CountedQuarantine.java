package dev.weir.client.rebuild;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what goes into quarantine by reason. An object that is stored again counts once. */
final class CountedQuarantine implements Quarantine {

  private final Quarantine stored;
  private final Set<String> objects = new HashSet<>();
  private final Map<Reason, Long> reasons = new TreeMap<>();

  CountedQuarantine(Quarantine stored) {
    this.stored = stored;
  }

  @Override
  public synchronized void put(QuarantineKey key, List<Rejected> rejected) {
    stored.put(key, rejected);
    count(key, rejected);
  }

  @Override
  public synchronized void putAll(Map<QuarantineKey, List<Rejected>> rejected) {
    stored.putAll(rejected);
    rejected.forEach(this::count);
  }

  private void count(QuarantineKey key, List<Rejected> rejected) {
    if (objects.add(key.objectKey(rejected))) {
      rejected.forEach(each -> reasons.merge(each.reason(), 1L, Long::sum));
    }
  }

  /**
   * Returns what this run quarantined, as a sentence.
   *
   * @param projection that is rebuilt
   */
  synchronized String text(String projection) {
    var all = "weir quarantine list --projection %s lists that of all runs".formatted(projection);
    if (objects.isEmpty()) {
      return "This run quarantined nothing; %s.".formatted(all);
    }
    return "This run quarantined %,d entries in %,d objects (%s); %s."
        .formatted(
            reasons.values().stream().mapToLong(Long::longValue).sum(),
            objects.size(),
            reasons.entrySet().stream()
                .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining(", ")),
            all);
  }
}
