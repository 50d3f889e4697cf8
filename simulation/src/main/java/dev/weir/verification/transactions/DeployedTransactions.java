package dev.weir.verification.transactions;

import dev.weir.alerts.AlertPublisher;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.transactions.TransactionHandler;
import dev.weir.transactions.TransactionPorts;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeLanePositions;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.FakeRuleSets;
import dev.weir.verification.fakes.FakeUserProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The transaction pipeline, deployed on ports in memory; function instances come and go. */
public final class DeployedTransactions implements SimulatedDeployment<TransactionRecord> {

  private final FakeOutbox outbox;
  private final FakeUserProfiles profiles;
  private final FakeLanePositions positions;
  private final FakeRuleSets ruleSets;
  private final FakeQuarantine quarantine;
  private final FakeAlertTopic topic;
  private final UserProfiles store;
  private Map<String, String> settings = Map.of();
  private Instant now;
  private String incarnation = "1";
  private Supplier<Telemetry> telemetry = () -> Telemetry.unseen(Step.TRANSACTIONS);

  /** Creates a deployment with the same disturbance of every port. */
  public DeployedTransactions(Instant now, CallDisturbance disturbance) {
    this(now, disturbance, (right, _) -> right);
  }

  /**
   * Creates a deployment with a variant of the store.
   *
   * @param variant wraps the store, for instance with a mistake that must be found
   */
  public DeployedTransactions(
      Instant now,
      CallDisturbance disturbance,
      BiFunction<UserProfiles, FakeOutbox, UserProfiles> variant) {
    this.now = now;
    outbox = new FakeOutbox(disturbance);
    profiles = new FakeUserProfiles(disturbance, outbox);
    positions = new FakeLanePositions(disturbance);
    ruleSets = new FakeRuleSets(disturbance);
    quarantine = new FakeQuarantine(disturbance);
    topic = new FakeAlertTopic(disturbance);
    store = variant.apply(profiles, outbox);
  }

  /** Applies rules; existing instances find them within a minute. */
  public DeployedTransactions withRules(RuleSet rules) {
    ruleSets.apply(rules, now);
    return this;
  }

  /** Deploys other settings; existing instances keep theirs. */
  public void redeploy(Map<String, String> otherSettings) {
    settings = Map.copyOf(otherSettings);
  }

  /** Deletes and recreates the stream. */
  public void remakeStream(String newIncarnation) {
    incarnation = newIncarnation;
  }

  /** Passes on the metric lines of instances that start from now on. */
  public void emitTo(Consumer<String> lines) {
    telemetry = () -> new Telemetry("dev", Step.TRANSACTIONS, () -> now, lines);
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
    return Instance.of(
        new TransactionHandler(
            TransactionSettings.of(settings),
            new TransactionPorts(
                _ -> incarnation,
                _ -> HashKeyRange.whole(),
                store,
                positions,
                ruleSets,
                quarantine,
                outbox,
                topic,
                () -> now,
                Concurrency.oneByOne(),
                this::pass),
            telemetry.get()),
        context);
  }

  @Override
  public void sweep() {
    new AlertPublisher(outbox, topic, () -> now, new Meter(() -> now))
        .sweep(() -> Duration.ofMinutes(1));
  }

  @Override
  public List<String> violations(List<List<TransactionRecord>> shards) {
    return new TransactionExpectation(shards, ruleSets.stored()).violations(this);
  }

  /** Returns the stored profiles. */
  public FakeUserProfiles profiles() {
    return profiles;
  }

  /** Returns how far lanes were reported as applied. */
  public FakeLanePositions positions() {
    return positions;
  }

  /** Returns the rules. */
  public FakeRuleSets ruleSets() {
    return ruleSets;
  }

  /** Returns the quarantine. */
  public FakeQuarantine quarantine() {
    return quarantine;
  }

  /** Returns the raised alerts. */
  public FakeOutbox outbox() {
    return outbox;
  }

  /** Returns the subscribers' messages. */
  public FakeAlertTopic topic() {
    return topic;
  }
}
