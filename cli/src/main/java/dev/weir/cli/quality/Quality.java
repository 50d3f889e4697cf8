package dev.weir.cli.quality;

import dev.weir.cli.quality.Labels.TransactionKey;
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
public record Quality(List<RuleQuality> rows) {

  /**
   * An alert.
   *
   * @param transactions the ids of the contributing transactions
   */
  public record JudgedAlert(
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
  public record RuleQuality(
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

  private record RuleVersion(String rule, int version) {
    static final Comparator<RuleVersion> ORDER =
        Comparator.comparing(RuleVersion::rule).thenComparingInt(RuleVersion::version);
  }

  /**
   * Compares alerts with labels.
   *
   * @param span of time that the alerts cover; at least a day counts
   */
  public static Quality of(List<JudgedAlert> alerts, Labels labels, Duration span) {
    var byVersion = new TreeMap<RuleVersion, List<JudgedAlert>>(RuleVersion.ORDER);
    for (var alert : alerts) {
      byVersion
          .computeIfAbsent(new RuleVersion(alert.rule(), alert.version()), _ -> new ArrayList<>())
          .add(alert);
    }
    var rows = new ArrayList<RuleQuality>();
    byVersion.forEach((version, those) -> rows.add(row(version, those, labels, span)));
    return new Quality(rows);
  }

  private static RuleQuality row(
      RuleVersion version, List<JudgedAlert> alerts, Labels labels, Duration span) {
    var known = labels.all();
    var right = 0L;
    var wrong = 0L;
    var found = new HashSet<TransactionKey>();
    for (var alert : alerts) {
      var isRight = false;
      var isOk = false;
      for (var id : alert.transactions()) {
        var transaction = new TransactionKey(alert.user(), id);
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
    return new RuleQuality(
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

  private static Table.Row cells(RuleQuality row) {
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
