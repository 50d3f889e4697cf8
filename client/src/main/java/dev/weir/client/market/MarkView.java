package dev.weir.client.market;

import dev.weir.events.ForeignText;
import dev.weir.market.Register;
import dev.weir.market.Register.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A register as lines for people. */
final class MarkView {

  private MarkView() {}

  static List<String> lines(Register register) {
    var lines = new ArrayList<String>();
    lines.add(
        "%-24s %18s  %s"
            .formatted(
                ForeignText.oneLine(register.name()),
                price(register.mark().flatMap(mark -> mark.price())),
                register.mark().map(mark -> ForeignText.oneLine(mark.tick())).orElse("")));
    if (register.last().isPresent() && register.last().get().isCrossed()) {
      lines.add("    crossed: its bid is above its ask");
    }
    register
        .act()
        .ifPresent(
            act ->
                lines.add(
                    "    %s by %s at %s: %s"
                        .formatted(
                            act.kind(),
                            ForeignText.oneLine(act.actor()),
                            act.at(),
                            ForeignText.oneLine(act.reason()))));
    register.candidates().forEach(each -> lines.add("    waits: " + waiting(each)));
    return lines;
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
