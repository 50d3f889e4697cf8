package dev.weir.cli.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an account says of the parts of a stack, in its Region. Every method throws {@link
 * UnansweredCall} where AWS does not say it.
 */
interface AccountParts {

  /** What AWS did not answer, such as a call that the user may not make. */
  final class UnansweredCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredCall(String call, Throwable cause) {
      super(call + ": " + cause.getMessage(), cause);
    }
  }

  /** An event source; empty where it is not there. */
  Optional<DeployedEventSource> eventSource(String id);

  /**
   * An event source's configuration, as Lambda has it.
   *
   * @param lastResult of its latest invocation or read
   */
  record DeployedEventSource(
      String state,
      String sourceArn,
      String functionArn,
      String start,
      int parallelization,
      boolean bisects,
      int retries,
      int maxAgeSeconds,
      int tumblingSeconds,
      List<String> responseTypes,
      boolean filters,
      String lastResult) {}

  /** A function as its alias {@code live} has it; empty where it or the alias is not there. */
  Optional<Function> function(String name);

  /**
   * A function.
   *
   * @param arn of the alias
   * @param reason of its state; empty where Lambda gives none
   * @param logLevel from which on its own lines are kept
   * @param deployedAt when its code or configuration last changed
   */
  record Function(
      String arn,
      String state,
      String reason,
      String logLevel,
      String snapshot,
      Instant deployedAt) {}

  /** A function's reserved concurrency, if it has any. */
  OptionalInt reserved(String function);

  /** The policy of a function's alias {@code live}, as JSON; empty where it has none. */
  String policy(String function);

  /** How often a function was invoked within a time up to now. */
  long invocations(String function, Duration within);

  /** A stream; empty where it is not there. */
  Optional<DeployedStream> stream(String name);

  /**
   * A stream.
   *
   * @param isProvisioned whether its shards count towards the quota; Kinesis adds those of others
   */
  record DeployedStream(
      String arn, String status, boolean isProvisioned, int retentionHours, int openShards) {}

  /** What a stream pushes to. */
  List<FanOut> consumers(String streamArn);

  /**
   * A consumer with enhanced fan-out.
   *
   * @param arn ends with the time when it was made: one of the same name that is made later has
   *     another
   */
  record FanOut(String name, String arn, String status) {}

  /** A topic; empty where it is not there. */
  Optional<SnsTopic> topic(String arn);

  /**
   * A topic.
   *
   * @param policy JSON; empty where it has none
   * @param key its encryption key; empty where it has none
   */
  record SnsTopic(String arn, String policy, String key) {}

  /** Who is subscribed to a topic, without those who no longer are. */
  List<Subscription> subscriptions(String topicArn);

  /**
   * The receivers of a topic's messages.
   *
   * @param isConfirmed not so while somebody has to follow a link
   */
  record Subscription(String protocol, String endpoint, boolean isConfirmed) {}

  /** A queue; empty where it is not there. */
  Optional<SqsQueue> queue(String url);

  /** A queue, with its policy as JSON; empty where it has none. */
  record SqsQueue(String arn, String policy) {}

  /** A table in this Region; empty where it is not there. */
  Optional<DeployedTable> table(String name);

  /**
   * A table.
   *
   * @param streamArn of its latest stream, empty without one
   * @param view what the stream carries; empty where it is not enabled
   * @param consistency of its replicas; empty where it has none
   * @param replicas in which Regions; AWS may list the one of this Region, too
   */
  record DeployedTable(
      String status,
      String streamArn,
      String view,
      String consistency,
      List<TableReplica> replicas) {}

  /** A table's replica in a Region. */
  record TableReplica(String region, String status) {}

  /** All alarms whose names begin so. */
  List<DeployedAlarm> alarms(String prefix);

  /** An alarm. */
  record DeployedAlarm(String name, String state, boolean actsAtAll, List<String> actions) {}

  /** How many invocations the account may have at a time in this Region. */
  int concurrency();

  /** How many shards the account may have in this Region, and has. */
  Shards shards();

  /** Shards of all provisioned streams. */
  record Shards(int allowed, int open) {}
}
