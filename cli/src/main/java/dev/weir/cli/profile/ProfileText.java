package dev.weir.cli.profile;

import dev.weir.cli.profile.ProfileView.Visited;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Times;
import dev.weir.events.ForeignText;
import dev.weir.transactions.rules.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as text for people. */
final class ProfileText {

  private ProfileText() {}

  static List<String> of(ProfileView view, Times times) {
    var lines = new ArrayList<String>();
    var profile = view.profile();
    lines.add(title("User " + ForeignText.oneLine(view.user()) + ", version " + view.version()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d transactions, %,d of them late; latest event time %s",
            profile.transactions(),
            profile.late(),
            times.inText(profile.streamTime())));
    lines.add(
        String.format(
            Locale.ROOT, "  %,d transaction ids kept for deduplication", profile.seen().size()));
    addAll(lines, "Places", view.places().stream().map(place -> place(place, times)).toList());
    addAll(lines, "Spending", spending(view));
    addAll(
        lines,
        "Transactions kept for rules",
        view.recent().stream().map(purchase -> purchase(purchase, times)).toList());
    addAll(
        lines,
        "Applied up to",
        view.fences().entrySet().stream().map(e -> e.getKey() + "  " + e.getValue()).toList());
    return lines;
  }

  private static void addAll(List<String> lines, String name, List<String> part) {
    lines.add("");
    lines.add(title(name));
    part.forEach(line -> lines.add("  " + line));
    if (part.isEmpty()) {
      lines.add("  none");
    }
  }

  private static String place(Visited visited, Times times) {
    var state =
        visited.isHome()
            ? "home, since " + times.inText(visited.firstAt())
            : (visited.isKnown() ? "known since " : "becomes known at ")
                + times.inText(visited.knownFrom())
                + ", first seen "
                + times.inText(visited.firstAt());
    return "%-30s %s".formatted(ForeignText.oneLine(visited.place().toString()), state);
  }

  private static List<String> spending(ProfileView view) {
    return view.spending().entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%s  mean %s over %,d transactions",
                    entry.getKey(),
                    entry.getValue().shownMean(),
                    entry.getValue().count()))
        .toList();
  }

  private static String purchase(Purchase purchase, Times times) {
    return ForeignText.oneLine(
        "%s  %18s  %s, %s %s  %s%s"
            .formatted(
                times.inText(purchase.occurredAt()),
                purchase.amount(),
                purchase.merchant(),
                purchase.city(),
                purchase.country(),
                purchase.id(),
                purchase.late() ? "  (late)" : ""));
  }

  private static String title(String text) {
    return Style.BOLD.of(text);
  }
}
