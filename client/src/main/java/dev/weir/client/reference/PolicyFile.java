package dev.weir.client.reference;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Policy;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code policies.csv}, which is optional. */
final class PolicyFile {

  private static final List<String> COLUMNS = List.of("cause", "action", "after_seconds");

  private final Map<Cause, Action> actions = new EnumMap<>(Cause.class);
  private final Map<Cause, Duration> after = new EnumMap<>(Cause.class);

  private PolicyFile() {
    after.put(Cause.SILENT, Policy.DEFAULT.maxSilence());
    after.put(Cause.REFERENCE_OLD, Policy.DEFAULT.maxReferenceAge());
  }

  static Policy read(ReferenceFolder folder) {
    var file = new PolicyFile();
    folder.optionalTable("policies.csv", COLUMNS).rows().forEach(file::read);
    return new Policy(
        file.actions, file.after.get(Cause.SILENT), file.after.get(Cause.REFERENCE_OLD));
  }

  private void read(CsvRow row) {
    var causes = Arrays.stream(Cause.values()).filter(Cause::canBeSet).toList();
    var cause = named(row, "cause", causes);
    var action = named(row, "action", List.of(Action.values()));
    if (cause.isEmpty() || action.isEmpty()) {
      return;
    }
    if (actions.putIfAbsent(cause.get(), action.get()) != null) {
      row.refuse("cause", "give one row for each cause");
    } else if (row.optional("after_seconds").isPresent()) {
      readAfter(row, cause.get());
    }
  }

  private void readAfter(CsvRow row, Cause cause) {
    if (!after.containsKey(cause)) {
      row.refuse("after_seconds", "leave it empty: it applies only to SILENT and REFERENCE_OLD");
      return;
    }
    row.seconds("after_seconds").ifPresent(value -> after.put(cause, value));
  }

  private static <E extends Enum<E>> Optional<E> named(CsvRow row, String column, List<E> known) {
    var name = row.text(column);
    var value = known.stream().filter(each -> each.name().equals(name)).findFirst();
    if (value.isEmpty()) {
      row.refuse(column, "give one of " + known);
    }
    return value;
  }
}
