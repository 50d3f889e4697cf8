package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Policy;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code policies.csv}, which is optional. */
final class PolicyFile {

  private static final String NAME = "policies.csv";
  private static final List<String> COLUMNS = List.of("cause", "action", "after_seconds");

  private final Cells cells;
  private final Map<Cause, Action> actions = new EnumMap<>(Cause.class);
  private final Map<Cause, Duration> after = new EnumMap<>(Cause.class);

  private PolicyFile(Cells cells) {
    this.cells = cells;
    after.put(Cause.SILENT, Policy.DEFAULT.maxSilence());
    after.put(Cause.REFERENCE_OLD, Policy.DEFAULT.maxReferenceAge());
  }

  static Policy read(Cells cells) {
    if (!Files.exists(cells.folder().resolve(NAME))) {
      return Policy.DEFAULT;
    }
    var file = new PolicyFile(cells);
    var table = cells.table(NAME, COLUMNS, false);
    table.rows().forEach(row -> file.read(table, row));
    return new Policy(
        file.actions, file.after.get(Cause.SILENT), file.after.get(Cause.REFERENCE_OLD));
  }

  private void read(CsvTable table, Row row) {
    var cause = named(Cause.values(), row.text("cause"));
    var action = named(Action.values(), row.text("action"));
    if (cause.isEmpty() || !cause.get().canBeSet()) {
      var known = Arrays.stream(Cause.values()).filter(Cause::canBeSet).toList();
      cells.wrong(table, row, "cause must be one of %s: %s".formatted(known, row.text("cause")));
    } else if (action.isEmpty()) {
      cells.wrong(
          table,
          row,
          "action must be one of %s: %s".formatted(List.of(Action.values()), row.text("action")));
    } else if (actions.putIfAbsent(cause.get(), action.get()) != null) {
      cells.wrong(table, row, cause.get() + " has two rows");
    } else if (!row.text("after_seconds").isEmpty()) {
      readAfter(table, row, cause.get());
    }
  }

  private void readAfter(CsvTable table, Row row, Cause cause) {
    if (!after.containsKey(cause)) {
      cells.wrong(
          table, row, "after_seconds applies only to SILENT and REFERENCE_OLD; leave it empty");
      return;
    }
    cells.seconds(table, row, "after_seconds").ifPresent(value -> after.put(cause, value));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst();
  }
}
