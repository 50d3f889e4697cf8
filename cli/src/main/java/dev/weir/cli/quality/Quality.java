package dev.weir.cli.quality;

import dev.weir.cli.quality.Labels.Transaction;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Alerts compared with labels, for each rule and version.
 *
 * @param rows by rule, then by version
 */
public record Quality(List<Row> rows) {

  /**
   * An alert.
   *
   * @param transactions the ids of the contributing transactions
   */
  public record Raised(
      String rule, int version, String user, Set<String> transactions, Instant at) {}

  /**
   * The figures of a rule in one version.
   *
   * @param alerts how many
   * @param right those with a transaction labelled fraud
   * @param wrong those with none, but with one labelled ok
   * @param found transactions labelled fraud that are in an alert
   * @param frauds all transactions labelled fraud
   * @param perDay alerts per day
   */
  public record Row(
      String rule,
      int version,
      long alerts,
      long right,
      long wrong,
      long found,
      long frauds,
      double perDay) {

    /** Returns the precision: the share of right alerts among those with labels. */
    public String precision() {
      return share(right, right + wrong);
    }

    /** Returns the recall: the share of transactions labelled fraud that are in an alert. */
    public String recall() {
      return share(found, frauds);
    }

    private static String share(long part, long all) {
      return all == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / all);
    }
  }

  public Quality {
    rows = List.copyOf(rows);
  }

  private record Version(String rule, int version) {
    static final Comparator<Version> ORDER =
        Comparator.comparing(Version::rule).thenComparingInt(Version::version);
  }

  /**
   * Compares alerts with labels.
   *
   * @param span of time that the alerts cover; at least a day counts
   */
  public static Quality of(List<Raised> alerts, Labels labels, Duration span) {
    var byVersion = new TreeMap<Version, List<Raised>>(Version.ORDER);
    for (var alert : alerts) {
      byVersion
          .computeIfAbsent(new Version(alert.rule(), alert.version()), _ -> new ArrayList<>())
          .add(alert);
    }
    var rows = new ArrayList<Row>();
    byVersion.forEach((version, those) -> rows.add(row(version, those, labels, span)));
    return new Quality(rows);
  }

  private static Row row(Version version, List<Raised> alerts, Labels labels, Duration span) {
    var known = labels.all();
    var right = 0L;
    var wrong = 0L;
    var found = new HashSet<Transaction>();
    for (var alert : alerts) {
      var isRight = false;
      var isOk = false;
      for (var id : alert.transactions()) {
        var transaction = new Transaction(alert.user(), id);
        var isFraud = known.get(transaction);
        if (isFraud != null && isFraud) {
          isRight = true;
          found.add(transaction);
        } else if (isFraud != null) {
          isOk = true;
        }
      }
      right += isRight ? 1 : 0;
      wrong += !isRight && isOk ? 1 : 0;
    }
    var frauds = known.values().stream().filter(isFraud -> isFraud).count();
    var days = Math.max(1, span.toSeconds() / 86_400.0);
    return new Row(
        version.rule(),
        version.version(),
        alerts.size(),
        right,
        wrong,
        found.size(),
        frauds,
        alerts.size() / days);
  }

  /** Returns a table for people. */
  public Table table() {
    return new Table(
        List.of(
            Column.text("rule"),
            Column.number("version"),
            Column.number("alerts"),
            Column.number("right"),
            Column.number("wrong"),
            Column.number("precision"),
            Column.number("recall"),
            Column.number("per day").optional()),
        rows.stream().map(Quality::cells).toList());
  }

  private static Table.Row cells(Row row) {
    return Table.Row.of(
        row.rule(),
        Integer.toString(row.version()),
        figure(row.alerts()),
        figure(row.right()),
        figure(row.wrong()),
        row.precision(),
        row.recall(),
        String.format(Locale.ROOT, "%,.1f", row.perDay()));
  }

  private static String figure(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
