package dev.weir.cli.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A month's bill as text for people, with its assumptions. */
final class BillText {

  private final Quote quote;

  BillText(Quote quote) {
    this.quote = quote;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(heading());
    lines.add("");
    lines.addAll(parts());
    lines.add("");
    lines.add("What it gives:");
    quote.promises().forEach(promise -> lines.add("  " + promise));
    quote.notes().forEach(note -> lines.add("  NOTE: " + note));
    lines.add("");
    lines.add("What is used, at the assumed duration:");
    quote.bill().items().stream().map(BillText::item).forEach(lines::add);
    lines.add("");
    lines.addAll(basis());
    return lines;
  }

  private String heading() {
    return text(
        "A month of %s by list prices of %s at %s. Calculated, not measured on AWS.",
        quote.stacks(), quote.prices().region(), load(quote.load()));
  }

  private static String load(PricedLoad load) {
    return text(
        "%s lines/s (%d a record), %s transactions/s, %s ticks/s",
        number(load.lines()),
        load.linesPerRecord(),
        number(load.transactions()),
        number(load.ticks()));
  }

  private List<String> parts() {
    var lines = new ArrayList<String>();
    lines.add(text("  %-30s %12s %18s", "", "$ per month", "doubled duration"));
    for (var part : CostPart.values()) {
      lines.add(row(part.title(), quote.bill().usd(part), quote.doubled().usd(part)));
    }
    lines.add(row("total", quote.bill().usd(), quote.doubled().usd()));
    return lines;
  }

  private static String row(String title, double usd, double doubled) {
    return text("  %-30s %12.2f %18.2f", title, usd, doubled);
  }

  private static String item(Bill.Item item) {
    return text(
        "  %10.2f  %-20s %s %s%s",
        item.usd(),
        item.usage().of(),
        number(item.usage().quantity()),
        item.price().unit(),
        item.price().isVerified() ? "" : "  (price unverified)");
  }

  private List<String> basis() {
    var assumptions =
        quote.assumed().entries().entrySet().stream()
            .map(
                entry ->
                    text(
                        "  %-30s %s %s; %s",
                        entry.getKey().id(),
                        number(entry.getValue().value()),
                        entry.getValue().unit(),
                        entry.getValue().basis()));
    return Stream.of(
            Stream.of("Assumptions (change one with --assume NAME=VALUE):"),
            assumptions,
            Stream.of(
                "",
                "Records are taken as evenly spaced and sent all month. Not counted: storage and"
                    + " backups, transfer",
                "of data, calls of encryption keys, and what an account has free (10 series, 10"
                    + " alarm metrics,",
                "3 dashboards of up to 50 metrics, 5 GB of logs, a million requests).",
                text(
                    "$%.2f of it rests on prices that are unverified. Other prices: --prices FILE.",
                    quote.bill().unverifiedUsd())))
        .flatMap(each -> each)
        .toList();
  }

  private static String number(double value) {
    if (value >= 1e6) {
      return text("%.1f million", value / 1e6);
    }
    if (value == Math.rint(value)) {
      return text("%,d", (long) value);
    }
    return value < 1 ? text("%.4f", value) : text("%,.1f", value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is not a dependency
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
