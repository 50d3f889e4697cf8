package dev.weir.client.market;

import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.Times;
import dev.weir.events.ForeignText;
import dev.weir.market.Register;
import dev.weir.market.Register.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers as a table for people. */
final class MarkView {

  private MarkView() {}

  static Table table(List<Register> registers, Times times) {
    return new Table(
        List.of(Column.text("mark"), Column.number("price"), Column.text("tick")),
        registers.stream().map(register -> row(register, times)).toList());
  }

  private static Row row(Register register, Times times) {
    return Row.of(
            register.name(),
            price(register.mark().flatMap(mark -> mark.price())),
            register.mark().map(mark -> mark.tick()).orElse(""))
        .with(notes(register, times));
  }

  private static List<String> notes(Register register, Times times) {
    var notes = new ArrayList<String>();
    if (register.last().isPresent() && register.last().get().isCrossed()) {
      notes.add("crossed: its bid is above its ask");
    }
    register
        .act()
        .ifPresent(
            act ->
                notes.add(
                    "%s by %s at %s: %s"
                        .formatted(act.kind(), act.actor(), times.inText(act.at()), act.reason())));
    register.candidates().forEach(each -> notes.add("waits: " + waiting(each)));
    return notes;
  }

  /** Returns a waiting tick, under the name that {@code weir market accept} accepts. */
  static String waiting(Candidate candidate) {
    var mark = candidate.received().mark();
    return "%s at %s (%s, %s)"
        .formatted(
            ForeignText.oneLine(mark.rank().inFirstGeneration().tick()),
            price(mark.price()),
            candidate.reason(),
            candidate.received().region());
  }

  private static String price(Optional<BigDecimal> price) {
    return price.map(BigDecimal::toPlainString).orElse("no price");
  }
}
