package dev.weir.metrics;

import static dev.weir.metrics.Step.ACCESS_LOGS;
import static dev.weir.metrics.Step.ACCESS_LOGS_ARCHIVE;
import static dev.weir.metrics.Step.ALERT_OUTBOX;
import static dev.weir.metrics.Step.DECISIONS_ARCHIVE;
import static dev.weir.metrics.Step.DELIVERY;
import static dev.weir.metrics.Step.MARKS;
import static dev.weir.metrics.Step.PULSE;
import static dev.weir.metrics.Step.RISK;
import static dev.weir.metrics.Step.TICKS_ARCHIVE;
import static dev.weir.metrics.Step.TRANSACTIONS;
import static dev.weir.metrics.Step.TRANSACTIONS_ARCHIVE;
import static dev.weir.metrics.Unit.BYTES;
import static dev.weir.metrics.Unit.COUNT;
import static dev.weir.metrics.Unit.MILLISECONDS;
import static dev.weir.metrics.Unit.PERCENT;
import static dev.weir.metrics.Unit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Weir's functions emit in CloudWatch's embedded metric format: once per invocation, or for
 * several together.
 *
 * <p>They describe invocations, and are for dashboards and alarms: an interrupted invocation emits
 * nothing, and a repeated one emits again. Exact counts are in the tables.
 *
 * <p>All latencies are counted from when a record arrived in the stream, and are zero at least, for
 * the stream's clock and the function's are two. What is written at once has at most a hundred
 * values of each, evenly taken, because that is what the format takes.
 */
public enum WeirMetric implements Metric {
  RECORDS(
      "Records",
      COUNT,
      "Records that invocations were given, again each time",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      DELIVERY,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  EVENTS(
      "Events",
      COUNT,
      "Events that were read from records and are valid",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK),
  LATE_EVENTS(
      "LateEvents",
      COUNT,
      "Events that arrived in the stream longer after their time than lateness allows",
      ACCESS_LOGS,
      TRANSACTIONS),
  REJECTED(
      "Rejected",
      COUNT,
      "Lines and records that were put into quarantine",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      DELIVERY,
      DECISIONS_ARCHIVE),
  REJECTED_BY_REASON(
      "RejectedByReason",
      COUNT,
      "Lines and records that were put into quarantine, by reason",
      Dimension.REASON,
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      DELIVERY,
      DECISIONS_ARCHIVE),
  UNKNOWN_SCHEMAS(
      "UnknownSchemas",
      COUNT,
      "Messages in quarantine whose schema the function does not know",
      TRANSACTIONS,
      MARKS),
  SKIPPED_BY_FENCE(
      "SkippedByFence",
      COUNT,
      "Records that came again and were applied already",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  DUPLICATES(
      "Duplicates",
      COUNT,
      "Events that the producer sent twice, by their own id or sequence",
      TRANSACTIONS,
      MARKS),
  CONFLICTS(
      "Conflicts",
      COUNT,
      "Conditional writes that found another state than expected, and were made again",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  COMMITS(
      "Commits",
      COUNT,
      "Conditional writes of state that went through",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  CUT_SHORT(
      "CutShort",
      COUNT,
      "Invocations that asked for the rest of their batch again",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      DELIVERY,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  ALERTS_RAISED("AlertsRaised", COUNT, "Alerts that were raised", ACCESS_LOGS, TRANSACTIONS),
  ALERTS_PUBLISHED(
      "AlertsPublished",
      COUNT,
      "Alerts that the topic took",
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX),
  HOTTEST_KEY_SHARE(
      "HottestKeyShare",
      PERCENT,
      "Share that one partition key has in a batch of a hundred records or more",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),

  BATCH_AGE_BY_SHARD(
      "BatchAge",
      MILLISECONDS,
      "Age of a batch's last record when the function got it, by shard",
      Dimension.SHARD,
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  INVOKED_AFTER(
      "InvokedAfter",
      MILLISECONDS,
      "From a record's arrival to the invocation that has it",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  COMPUTED_AFTER(
      "ComputedAfter",
      MILLISECONDS,
      "From a record's arrival until it was read, parsed and decided on",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK),
  COMMITTED_AFTER(
      "CommittedAfter",
      MILLISECONDS,
      "From a record's arrival until the state with it was stored",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS,
      RISK,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE),
  PUBLISHED_AFTER(
      "PublishedAfter",
      MILLISECONDS,
      "From the arrival of the record that an alert or a decision is about until a topic took it",
      ACCESS_LOGS,
      TRANSACTIONS,
      DELIVERY),

  RESPONSES(
      "Responses", COUNT, "Responses in access logs, by service", Dimension.SERVICE, ACCESS_LOGS),
  SERVER_ERRORS(
      "ServerErrors",
      COUNT,
      "Responses with a status of 500 to 599, by service",
      Dimension.SERVICE,
      ACCESS_LOGS),
  UNNAMED_SERVICES(
      "UnnamedServices",
      COUNT,
      "Services that had no place of their own in a minute's count, with each commit",
      ACCESS_LOGS),

  ARCHIVED_BYTES(
      "ArchivedBytes",
      BYTES,
      "Size of the objects that were written to the archive",
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),

  OUTBOX_PENDING(
      "OutboxPending", COUNT, "Alerts that were raised and not yet published", ALERT_OUTBOX),
  OUTBOX_AGE("OutboxAge", SECONDS, "Age of the oldest alert not yet published", ALERT_OUTBOX),

  FEED_GAPS("FeedGaps", COUNT, "Gaps that were found in a feed's sequence", MARKS),
  REFUSED_TICKS(
      "RefusedTicks", COUNT, "Ticks that their register refused, for now or for good", MARKS),
  SEQUENCE_RESTARTS(
      "SequenceRestarts", COUNT, "Times that a feed's sequence fell far back in a session", MARKS),
  CROSSED_QUOTES("CrossedQuotes", COUNT, "Ticks whose bid was above their ask", MARKS),
  DECISIONS("Decisions", COUNT, "Decisions that were stored, by state", Dimension.STATE, RISK),
  DECISIONS_DELIVERED(
      "DecisionsDelivered", COUNT, "Decisions that the Region's topic took", DELIVERY),
  PULSES("Pulses", COUNT, "Pulses that the Region's stream took", PULSE),
  PORTFOLIOS("Portfolios", COUNT, "Portfolios that the reference data list", RISK),
  BEATS("Beats", COUNT, "Beats that were stored, of all groups that the Region holds", RISK),
  BEATS_DELIVERED("BeatsDelivered", COUNT, "Beats that the Region's topic took", DELIVERY),
  BEAT_DELIVERED_AFTER(
      "BeatDeliveredAfter",
      MILLISECONDS,
      "From a pulse's arrival until a topic took the beat that followed from it",
      DELIVERY),
  PORTFOLIO_STATES(
      "PortfolioStates",
      COUNT,
      "Portfolios of the groups that the Region holds, by state, counted by each sweep",
      Dimension.STATE,
      RISK),
  GROUPS_HELD("GroupsHeld", COUNT, "Groups whose lease the Region holds, by each sweep", RISK),
  LIMIT_USE(
      "LimitUse",
      PERCENT,
      "How much of its most used limit a portfolio uses, with each decision and each sweep",
      RISK),
  STALE_PORTFOLIOS("StalePortfolios", COUNT, "Decisions that rest on a mark that is too old", RISK),
  PASSED_OVER(
      "PassedOver", COUNT, "Portfolios' marks that were left to the Region with the lease", RISK),
  DISAGREEMENTS(
      "Disagreements",
      COUNT,
      "Portfolios whose stored figures are not those that this Region computes of the same marks",
      RISK),

  COLD_STARTS(
      "ColdStarts",
      COUNT,
      "First invocations of an instance",
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  CALL_MILLIS(
      "CallMillis",
      MILLISECONDS,
      "How long calls of an AWS service took, with their retries",
      Dimension.DEPENDENCY,
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  CALLS_BUSY(
      "CallBusyMillis",
      MILLISECONDS,
      "How much of an invocation's time a call of an AWS service was under way, or several at once",
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  CALL_RETRIES(
      "CallRetries",
      COUNT,
      "Calls of an AWS service that the SDK had to make again",
      Dimension.DEPENDENCY,
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  CALL_THROTTLES(
      "CallThrottles",
      COUNT,
      "Attempts that an AWS service refused for their number",
      Dimension.DEPENDENCY,
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  CALLS_REFUSED(
      "CallsRefused",
      COUNT,
      "Calls that an AWS service refuses, and would refuse again: too long, an invalid parameter",
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE),
  FATAL_RECORDS(
      "FatalRecords",
      COUNT,
      "Records that were quarantined unopened and minutes whose alerts were left out, because"
          + " processes died on them",
      ACCESS_LOGS,
      TRANSACTIONS,
      MARKS),
  CALLS_UNANSWERED(
      "CallsUnanswered",
      COUNT,
      "Attempts that an AWS service did not answer: no connection, or none in time",
      Dimension.DEPENDENCY,
      ACCESS_LOGS,
      TRANSACTIONS,
      ALERT_OUTBOX,
      MARKS,
      RISK,
      DELIVERY,
      PULSE,
      ACCESS_LOGS_ARCHIVE,
      TRANSACTIONS_ARCHIVE,
      TICKS_ARCHIVE,
      DECISIONS_ARCHIVE);

  /** CloudWatch's namespace for all of them. */
  public static final String NAMESPACE = "Weir";

  private final String metricName;
  private final Unit unit;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // of an enumeration
  private final Optional<Dimension> detail;

  @SuppressWarnings("ImmutableEnumChecker") // created by Set.of
  private final Set<Step> steps;

  WeirMetric(String metricName, Unit unit, String meaning, Step... steps) {
    this(metricName, unit, meaning, Optional.empty(), steps);
  }

  WeirMetric(String metricName, Unit unit, String meaning, Dimension detail, Step... steps) {
    this(metricName, unit, meaning, Optional.of(detail), steps);
  }

  WeirMetric(
      String metricName, Unit unit, String meaning, Optional<Dimension> detail, Step... steps) {
    this.metricName = metricName;
    this.unit = unit;
    this.meaning = meaning;
    this.detail = detail;
    this.steps = Set.of(steps);
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public String metricName() {
    return metricName;
  }

  @Override
  public Unit unit() {
    return unit;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /**
   * Whether hardly any function ever has another value of it than zero, though each detail of it
   * would be a series to pay for: such a zero may be left out.
   */
  public boolean isRare() {
    return this == CALL_RETRIES || this == CALL_THROTTLES || this == CALLS_UNANSWERED;
  }

  /** Stage and step, and the detail where it has one. */
  @Override
  public List<Dimension> dimensions() {
    var dimensions = new ArrayList<>(List.of(Dimension.STAGE, Dimension.STEP));
    detail.ifPresent(dimensions::add);
    return List.copyOf(dimensions);
  }

  /** Returns the further dimension of its values besides stage and step, if any. */
  public Optional<Dimension> detail() {
    return detail;
  }

  /** Returns the steps that emit it. */
  public Set<Step> steps() {
    return steps;
  }

  /**
   * Whether it is added up over an invocation, from zero; of others each value is kept, and none is
   * written where none was measured.
   */
  public boolean isCounter() {
    return unit == COUNT
        && switch (this) {
          // A zero that nobody has read would say that there is nothing to beat for, or that
          // another Region holds all.
          case PORTFOLIOS, PORTFOLIO_STATES, GROUPS_HELD -> false;
          default -> true;
        };
  }
}
