package dev.weir.cli.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

  /**
   * A function as its alias {@code live} has it, that is a published version; empty where it or the
   * alias is not there.
   */
  Optional<Function> function(String name);

  /**
   * A function.
   *
   * @param logLevel from which on its own lines are kept
   * @param reserved its reserved concurrency, if it has any
   * @param invokers the services that its policy lets invoke the alias
   * @param deployedAt when its code or configuration last changed
   */
  record Function(
      String state,
      String logLevel,
      String snapshot,
      OptionalInt reserved,
      Set<String> invokers,
      Instant deployedAt) {}

  /** How often a function was invoked within a time up to now. */
  long invocations(String function, Duration within);

  /** A stream; empty where it is not there. */
  Optional<DeployedStream> stream(String name);

  /**
   * A stream.
   *
   * @param consumers all that it pushes to, of other applications too
   */
  record DeployedStream(
      String status, int retentionHours, int openShards, List<DeployedConsumer> consumers) {}

  /** A consumer that a stream pushes to. */
  record DeployedConsumer(String arn, String status) {}

  /** A topic; empty where it is not there. */
  Optional<SnsTopic> topic(String arn);

  /**
   * A topic.
   *
   * @param policy JSON
   * @param key its encryption key; empty where it has none
   */
  record SnsTopic(String policy, String key, List<Subscription> subscriptions) {}

  /**
   * The receivers of a topic's messages.
   *
   * @param isConfirmed not so while somebody has to follow a link
   */
  record Subscription(String protocol, String endpoint, boolean isConfirmed) {}

  /** A queue; empty where it is not there. */
  Optional<SqsQueue> queue(String url);

  /** A queue, with its policy as JSON. */
  record SqsQueue(String arn, String policy) {}

  /** A table in this Region; empty where it is not there. */
  Optional<DeployedTable> table(String name);

  /**
   * A table.
   *
   * @param streamArn of its latest stream, empty without one
   * @param view what the stream carries; empty where it is not enabled
   * @param consistency of its replicas; empty where it has none
   * @param replicas those that are not active
   */
  record DeployedTable(
      String status,
      String streamArn,
      String view,
      String consistency,
      List<InactiveReplica> replicas) {}

  /** A table's replica that is not active. */
  record InactiveReplica(String region, String state) {}

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
