package dev.weir.transactions.rules;

import dev.weir.alerts.Severity;
import dev.weir.settings.InvalidSettingsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The rules in force at one time.
 *
 * @param terms version, lateness and allow list
 * @param rules one of each {@link RuleKinds#ALL}, in that order
 */
public record RuleSet(RuleTerms terms, List<FraudRule<?>> rules) {

  /** The version of {@link #defaults()}. */
  public static final int BUILT_IN = 1;

  static final int ALL_USERS = 100;

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /**
   * The settings of every rule.
   *
   * @param mode the treatment of the rule's findings
   * @param share of users, in percent, that the rule is evaluated for; chosen by a hash of the
   *     user, the same ones for every rule, and more of them as the share grows
   * @param severity of its alerts
   */
  public record Common(Mode mode, int share, Severity severity) {

    /** Whether the rule is evaluated for a user. */
    boolean isAskedAbout(String user) {
      return mode != Mode.OFF && (share == ALL_USERS || bucketOf(user) < share);
    }

    private static long bucketOf(String user) {
      var hash = new CRC32C();
      hash.update(user.getBytes(StandardCharsets.UTF_8));
      return hash.getValue() % ALL_USERS;
    }

    /** Returns the form used in documents, such as {@code shadow} or {@code 10%}. */
    public String modeText() {
      return share == ALL_USERS ? mode.text() : share + "%";
    }
  }

  /** Returns the rules in force if none were applied. */
  public static RuleSet defaults() {
    return parse("{}", BUILT_IN);
  }

  /**
   * Reads a rule set's document; omitted settings have their defaults.
   *
   * @throws InvalidSettingsException naming all that is wrong, each with its path and remedy
   */
  public static RuleSet parse(String json, int version) {
    var document = RuleDocument.parse(json);
    var terms =
        new RuleTerms(
            version,
            document.duration(
                "lateness", Duration.ofMinutes(5), Duration.ZERO, Duration.ofHours(1)),
            document.allowList("allow"));
    var objects = document.object("rules");
    var rules = new ArrayList<FraudRule<?>>();
    RuleKinds.ALL.forEach(kind -> rules.add(kind.read(terms, objects)));
    document.failOnProblems();
    return new RuleSet(terms, rules);
  }

  /** The version of the set; each set that is applied has the next. */
  public int version() {
    return terms.version();
  }

  /** Returns how late a transaction may come and still count as if it had come in order. */
  public Duration lateness() {
    return terms.lateness();
  }

  public <R extends FraudRule<?>> R rule(Class<R> type) {
    return rules.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  /** Returns the complete document, with every setting, indented. {@link #parse} reads it back. */
  public String toJson() {
    return SettingsWriter.write(this);
  }

  /** Returns the same rules under another version. */
  public RuleSet withVersion(int other) {
    return parse(toJson(), other);
  }
}
