package dev.weir.verification.accesslog;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.publish.OutageLog;
import dev.weir.accesslog.publish.OutageSweep;
import dev.weir.alerts.AlertPublisher;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeOutages;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.StrictMinuteCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The pipeline, deployed on ports in memory; function instances come and go. */
public final class Deployed implements SimulatedDeployment<LabelledRecord> {

  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);

  private final StrictMinuteCounts counts;
  private final FakeQuarantine quarantine;
  private final FakeOutbox outbox;
  private final FakeOutages outages;
  private final FakeAlertTopic topic;
  private final UnaryOperator<MinuteCounts> variant;
  private Map<String, String> settings =
      Map.of(
          AccessLogSettings.ALERT_HORIZON, "PT0S",
          AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"count\":3,\"ratio\":0}}");
  private Instant now;
  private String incarnation = "1";
  private Supplier<Telemetry> telemetry = () -> Telemetry.unseen(Step.ACCESS_LOGS);

  /** Creates a deployment with the same disturbance of every port. */
  public Deployed(Instant now, CallDisturbance disturbance) {
    this(now, disturbance, UnaryOperator.identity());
  }

  /**
   * Creates a deployment with a variant of the store.
   *
   * @param variant wraps the store, for instance with a mistake that must be found
   */
  public Deployed(Instant now, CallDisturbance disturbance, UnaryOperator<MinuteCounts> variant) {
    this.now = now;
    this.variant = variant;
    counts = new StrictMinuteCounts(disturbance);
    quarantine = new FakeQuarantine(disturbance);
    outbox = new FakeOutbox(disturbance);
    outages = new FakeOutages(outbox, disturbance);
    topic = new FakeAlertTopic(disturbance);
  }

  /** Deploys other settings; existing instances keep theirs. */
  public void redeploy(Map<String, String> otherSettings) {
    settings = Map.copyOf(otherSettings);
  }

  /** Changes one setting; instances that are there keep theirs. */
  public Deployed with(String key, String value) {
    var changed = new HashMap<>(settings);
    changed.put(key, value);
    settings = Map.copyOf(changed);
    return this;
  }

  /** The stream is deleted and made again. */
  public void remakeStream(String newIncarnation) {
    incarnation = newIncarnation;
  }

  /** Passes on the metric lines of instances that start from now on. */
  public void emitTo(Consumer<String> lines) {
    telemetry = () -> new Telemetry("dev", Step.ACCESS_LOGS, () -> now, lines);
  }

  /** Observes the next instance that starts. */
  public void observedBy(Telemetry ofInstance) {
    telemetry = () -> ofInstance;
  }

  /** Returns the present time. */
  public Instant now() {
    return now;
  }

  @Override
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public boolean watchesTheDeadline() {
    return true;
  }

  @Override
  public Instance coldStart(FakeContext context) {
    var own = AccessLogSettings.of(settings);
    var handler =
        new AccessLogHandler(
            own,
            new AccessLogPorts(
                _ -> incarnation,
                _ -> HashKeyRange.whole(),
                variant.apply(counts.anotherProcess()),
                quarantine,
                outbox,
                own.watchesOutages() ? new OutageLog(outages) : OutageLog.OFF,
                topic,
                () -> now,
                Concurrency.oneByOne(),
                this::pass),
            telemetry.get());
    return Instance.of(handler, context);
  }

  @Override
  public List<String> violations(List<List<LabelledRecord>> shards) {
    return new Expectation(shards.stream().flatMap(List::stream).toList()).violations(this);
  }

  @Override
  public void sweep() {
    var publisher = new AlertPublisher(outbox, topic, () -> now, new Meter(() -> now));
    publisher.sweep(IN_TIME);
    var own = AccessLogSettings.of(settings);
    if (own.watchesOutages()) {
      new OutageSweep(
              outages,
              counts.anotherProcess(),
              own.rules(),
              own.resolvedAfter(),
              own.lateness(),
              publisher,
              () -> now)
          .sweep(IN_TIME);
    }
  }

  /** The stored counts. */
  public StrictMinuteCounts counts() {
    return counts;
  }

  /** Returns the quarantine. */
  public FakeQuarantine quarantine() {
    return quarantine;
  }

  /** Returns the raised alerts. */
  public FakeOutbox outbox() {
    return outbox;
  }

  /** Returns the outages of services. */
  public FakeOutages outages() {
    return outages;
  }

  /** Returns the subscribers' messages. */
  public FakeAlertTopic topic() {
    return topic;
  }
}
