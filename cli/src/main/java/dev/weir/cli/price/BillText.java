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
    lines.add("Latency and outage tolerance:");
    quote.promises().forEach(promise -> lines.add("  " + promise));
    quote.notes().forEach(note -> lines.add("  NOTE: " + note));
    lines.add("");
    lines.add("Usage, at the assumed duration:");
    quote.bill().items().stream().map(BillText::item).forEach(lines::add);
    lines.add("");
    lines.addAll(basis());
    return lines;
  }

  private String heading() {
    return text(
        "Monthly cost of %s from list prices of %s at %s. Calculated, not measured on AWS.",
        quote.stacks(), quote.prices().region(), load(quote.load()));
  }

  private static String load(PricedLoad load) {
    return text(
        "%s lines/s (%d per record), %s transactions/s, %s ticks/s",
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
            Stream.of("Assumptions (override with --assume NAME=VALUE):"),
            assumptions,
            Stream.of(
                "",
                "Assumes evenly spaced records all month. Not included: storage and backups, data"
                    + " transfer,",
                "calls to encryption keys, and the account's free tier (10 series, 10 alarm"
                    + " metrics,",
                "3 dashboards of up to 50 metrics, 5 GB of logs, a million requests).",
                text(
                    "$%.2f of the total is based on unverified prices. Use other prices with"
                        + " --prices FILE.",
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
