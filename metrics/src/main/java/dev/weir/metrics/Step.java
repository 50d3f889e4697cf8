package dev.weir.metrics;

import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.metrics.stack.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A function's place in the data flow, and the value of the dimension {@code Step}. This is the
 * list of all functions of pipelines: outputs, checks, prices and diagnosis are derived from it.
 */
public enum Step {
  /** Counts responses per service and minute. */
  ACCESS_LOGS("access-logs", "AccessLog", pushable(DataStream.ACCESS_LOGS)),
  /** Evaluates each user's transactions. */
  TRANSACTIONS("transactions", "Transaction", pushable(DataStream.TRANSACTIONS)),
  /** Publishes pending alerts, each minute. */
  ALERT_OUTBOX("alert-outbox", "OutboxSweep", new Trigger.Timer()),
  /** Stores the latest price of each instrument. */
  MARKS("market-marks", "Marks", pushable(DataStream.MARKET)),
  /** Computes each portfolio's risk and decides. */
  RISK("market-risk", "Risk", changes(StackOutput.MARKS_TABLE), new Trigger.Timer()),
  /** Delivers decisions to the Region's trading systems. */
  DELIVERY("market-delivery", "Delivery", changes(StackOutput.RISK_TABLE)),
  /** Puts pulses into the market's stream, every few seconds. */
  PULSE("market-pulse", "Pulse", new Trigger.Timer()),
  /** Archives the records of the access logs' stream. */
  ACCESS_LOGS_ARCHIVE("access-logs-archive", "AccessLogArchive", polled(DataStream.ACCESS_LOGS)),
  /** Archives the records of the transactions' stream. */
  TRANSACTIONS_ARCHIVE(
      "transactions-archive", "TransactionArchive", polled(DataStream.TRANSACTIONS)),
  /** Archives the records of a Region's feed stream. */
  TICKS_ARCHIVE("market-ticks-archive", "TickArchive", polled(DataStream.MARKET)),
  /** Archives decisions. */
  DECISIONS_ARCHIVE("market-decisions-archive", "DecisionArchive", changes(StackOutput.RISK_TABLE));

  private final String id;
  private final String output;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Trigger> triggers;

  Step(String id, String output, Trigger... triggers) {
    this.id = id;
    this.output = output;
    this.triggers = List.of(triggers);
  }

  private static Trigger pushable(DataStream stream) {
    return new Trigger.Records(stream, true);
  }

  private static Trigger polled(DataStream stream) {
    return new Trigger.Records(stream, false);
  }

  private static Trigger changes(StackOutput table) {
    return new Trigger.Changes(table);
  }

  /** Returns the dimension's value. */
  public String id() {
    return id;
  }

  /** Returns the first word of its outputs, such as {@code AccessLog}. */
  public String output() {
    return output;
  }

  /** Returns the stack output with the function's name. */
  public String functionOutput() {
    return output + "FunctionName";
  }

  /** Returns the stack output with the id of the event source that invokes the function. */
  public String eventSourceOutput() {
    return output + "EventSourceId";
  }

  /** Returns what its event source reads; empty if it has none. */
  public Optional<Trigger> source() {
    return triggers.stream().filter(trigger -> !(trigger instanceof Trigger.Timer)).findFirst();
  }

  /** Returns whether a schedule invokes it, alone or besides its event source. */
  public boolean isScheduled() {
    return triggers.contains(new Trigger.Timer());
  }

  /** Returns the steps that have an event source. */
  public static List<Step> withEventSource() {
    return Arrays.stream(values()).filter(step -> step.source().isPresent()).toList();
  }
}
