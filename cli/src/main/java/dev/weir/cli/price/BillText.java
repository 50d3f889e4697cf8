package dev.weir.cli.price;

import dev.weir.client.terminal.Paragraph;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A month's bill as text for people, with its assumptions. */
final class BillText {

  private static final String INDENT = "  ";
  private static final String UNVERIFIED = "*";

  private final Quote quote;

  BillText(Quote quote) {
    this.quote = quote;
  }

  /**
   * Returns the bill.
   *
   * @param width the maximum number of a terminal's cells in a line
   */
  List<String> lines(int width) {
    var lines = new ArrayList<String>(Paragraph.lines(heading(), "", width));
    lines.add("");
    lines.addAll(parts().lines(width));
    lines.add("");
    lines.add("Latency and outage tolerance:");
    quote.promises().forEach(promise -> lines.addAll(Paragraph.lines(promise, INDENT, width)));
    quote.notes().forEach(note -> lines.addAll(Paragraph.lines("NOTE: " + note, INDENT, width)));
    lines.add("");
    lines.add("Usage, at the assumed duration:");
    lines.addAll(usage().lines(width));
    lines.add("");
    lines.add("Assumptions (override with --assume NAME=VALUE):");
    lines.addAll(assumptions().lines(width));
    lines.add("");
    lines.addAll(Paragraph.lines(limits(), "", width));
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

  private Table parts() {
    var rows = new ArrayList<Row>();
    for (var part : CostPart.values()) {
      rows.add(row(part.title(), quote.bill().usd(part), quote.doubled().usd(part)));
    }
    rows.add(row("total", quote.bill().usd(), quote.doubled().usd()).in(Style.BOLD));
    return new Table(
        List.of(
            Column.text("part"), Column.number("$ per month"), Column.number("doubled duration")),
        rows);
  }

  private static Row row(String title, double usd, double doubled) {
    return Row.of(title, text("%.2f", usd), text("%.2f", doubled));
  }

  private Table usage() {
    return new Table(
        List.of(
            Column.number("$ per month"),
            Column.text("of"),
            Column.number("quantity"),
            Column.text("unit")),
        quote.bill().items().stream().map(BillText::item).toList());
  }

  private static Row item(Bill.Item item) {
    return Row.of(
        text("%.2f%s", item.usd(), item.price().isVerified() ? " " : UNVERIFIED),
        item.usage().of(),
        number(item.usage().quantity()),
        item.price().unit());
  }

  private Table assumptions() {
    return new Table(
        List.of(
            Column.fixed("name"),
            Column.number("value"),
            Column.text("unit"),
            Column.text("source").optional()),
        quote.assumed().entries().entrySet().stream()
            .map(
                entry ->
                    Row.of(
                        entry.getKey().id(),
                        number(entry.getValue().value()),
                        entry.getValue().unit(),
                        entry.getValue().basis()))
            .toList());
  }

  private String limits() {
    return text(
        "Assumes evenly spaced records all month. Not included: storage and backups, data transfer,"
            + " calls to encryption keys, and the account's free tier (10 series, 10 alarm metrics,"
            + " 3 dashboards of up to 50 metrics, 5 GB of logs, a million requests). $%.2f of the"
            + " total is based on unverified prices (%s). Use other prices with --prices FILE.",
        quote.bill().unverifiedUsd(), UNVERIFIED);
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
