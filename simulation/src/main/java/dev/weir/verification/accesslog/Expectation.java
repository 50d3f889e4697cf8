package dev.weir.verification.accesslog;

import dev.weir.alerts.Alert;
import dev.weir.events.Minute;
import dev.weir.quarantine.Rejected;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The exact state that must result once every record was delivered. */
public final class Expectation {

  private static final long ERRORS_THAT_ALERT = 3;

  // Judged by a simulation of their own, in which enough time passes.
  private static final Set<String> OF_OUTAGES = Set.of("ERRORS_RESOLVED", "NO_REQUESTS");

  private final Collection<LabelledRecord> records;
  private final Predicate<Alert> judged;

  /** Creates the expectation for these records. */
  public Expectation(Collection<LabelledRecord> records) {
    this(records, _ -> true);
  }

  /**
   * What these records have to come to.
   *
   * @param judged alerts that may not be there unless they are expected
   */
  Expectation(Collection<LabelledRecord> records, Predicate<Alert> judged) {
    this.records = List.copyOf(records);
    this.judged = judged;
  }

  /** Returns the violations, one per line; empty if the state is as expected. */
  public List<String> violations(Deployed deployed) {
    var violations = new ArrayList<String>();
    compare(
        "counts",
        LabelRecount.of(records),
        LabelRecount.ofStored(deployed.counts().totals()),
        violations);
    var kept = deployed.quarantine().all().stream().map(r -> text(r.bytes())).sorted().toList();
    compare("quarantine", garbage(), kept, violations);
    var raised = ids(deployed.outbox().all());
    compare("alerts", alerts(), raised, violations);
    var published = new TreeSet<>(ids(deployed.topic().published()));
    compare("published", List.copyOf(new TreeSet<>(alerts())), List.copyOf(published), violations);
    return violations;
  }

  /** As {@link #violations}, for counts and quarantine alone, if not all kept objects count. */
  List<String> violations(Deployed deployed, Collection<Rejected> kept) {
    var violations = new ArrayList<String>();
    compare(
        "counts",
        LabelRecount.of(records),
        LabelRecount.ofStored(deployed.counts().totals()),
        violations);
    var texts = kept.stream().map(one -> text(one.bytes())).sorted().toList();
    compare("quarantine", garbage(), texts, violations);
    return violations;
  }

  private static void compare(String what, Object expected, Object found, List<String> violations) {
    if (!expected.equals(found)) {
      violations.add(what + "\n  expected " + expected + "\n  found    " + found);
    }
  }

  private List<String> garbage() {
    return records.stream()
        .flatMap(
            record ->
                record.labels().stream()
                    .filter(LineLabel::isGarbage)
                    .map(label -> kept(record, label)))
        .sorted()
        .toList();
  }

  // A shipper's JSON around text that is not a line is kept completely: the text's siblings help.
  private static String kept(LabelledRecord record, LineLabel label) {
    var data = text(record.data()).strip();
    return data.startsWith("{") ? data : label.text();
  }

  private List<String> alerts() {
    var errors = new TreeMap<String, Long>();
    for (var record : records) {
      for (var label : record.labels()) {
        if (label.status() / 100 == 5) {
          var id =
              "ERROR_COUNT/" + label.service() + "/" + Minute.ofEpochSecond(label.epochSecond());
          errors.merge(id, 1L, Long::sum);
        }
      }
    }
    return errors.entrySet().stream()
        .filter(entry -> entry.getValue() >= ERRORS_THAT_ALERT)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> ids(Collection<Alert> alerts) {
    return alerts.stream()
        .filter(judged)
        .filter(alert -> !OF_OUTAGES.contains(alert.type()))
        .map(Alert::id)
        .sorted()
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
