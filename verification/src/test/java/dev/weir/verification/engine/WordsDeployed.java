package dev.weir.verification.engine;

import dev.weir.engine.CommitResult;
import dev.weir.engine.Engine;
import dev.weir.engine.Lanes;
import dev.weir.engine.Pipeline;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.engine.StreamHandler;
import dev.weir.metrics.Step;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.Position;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.verification.engine.WordsPipeline.Counted;
import dev.weir.verification.engine.WordsPipeline.Words;
import dev.weir.verification.fakes.FakeAttempts;
import dev.weir.verification.fakes.FakeQuarantine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The words' pipeline on a store in memory. */
final class WordsDeployed implements SimulatedDeployment<WordsRecord>, WordsPipeline.WordStore {

  /** A user whose records the store refuses. */
  static final String REFUSED = "refused";

  private final CallDisturbance disturbance;
  private final FakeQuarantine quarantine;
  private final FakeAttempts attempts;
  private final UnaryOperator<Pipeline<KinesisRecord, List<String>, Counted, Words>> pipeline;
  private final UnaryOperator<LaneAttempts> store;
  private final Map<String, Counted> stored = new HashMap<>();
  private final Map<String, Long> announced = new HashMap<>();

  WordsDeployed(CallDisturbance disturbance) {
    this(disturbance, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * Creates a deployment with variants of its parts.
   *
   * @param pipeline wraps the pipeline, for instance with a record that kills
   * @param store wraps the attempts, for instance with a mistake that must be found
   */
  WordsDeployed(
      CallDisturbance disturbance,
      UnaryOperator<Pipeline<KinesisRecord, List<String>, Counted, Words>> pipeline,
      UnaryOperator<LaneAttempts> store) {
    this.disturbance = disturbance;
    this.pipeline = pipeline;
    this.store = store;
    quarantine = new FakeQuarantine(disturbance);
    attempts = new FakeAttempts(disturbance);
  }

  @Override
  public Counted read(Lane lane) {
    disturbance.before("read");
    return found(lane);
  }

  private Counted found(Lane lane) {
    return stored.getOrDefault(lane.key(), new Counted(lane, 0, Position.BEGINNING, Map.of()));
  }

  @Override
  public CommitResult<Counted> commit(Counted next) {
    disturbance.before("commit");
    var found = found(next.lane());
    if (found.revision() != next.revision() - 1) {
      return new CommitResult.Conflict<>(found);
    }
    if (next.words().containsKey(REFUSED)) {
      return new CommitResult.Refused<>("too large");
    }
    stored.put(next.lane().key(), next);
    attempts.cleared(next.lane());
    disturbance.after("commit");
    return new CommitResult.Committed<>(next);
  }

  @Override
  public void announce(Counted counted) {
    disturbance.before("announce");
    announced.merge(counted.lane().key(), counted.revision(), Math::max);
    disturbance.after("announce");
  }

  @Override
  public boolean watchesTheDeadline() {
    return true;
  }

  @Override
  public Instance coldStart(FakeContext context) {
    var telemetry = Telemetry.unseen(Step.TRANSACTIONS);
    var lanes = new Lanes("v1", _ -> "1");
    var engine =
        new Engine<>(
            pipeline.apply(new WordsPipeline(lanes, this)),
            quarantine,
            telemetry.meter(),
            Duration.ofSeconds(5),
            new Starts(lanes, store.apply(attempts)));
    var function = StreamFunction.ofKinesis(telemetry, engine::apply, new Priming());
    return Instance.of(new StreamHandler(function) {}, context);
  }

  @Override
  public List<String> violations(List<List<WordsRecord>> shards) {
    var records = shards.stream().flatMap(List::stream).toList();
    var violations = new ArrayList<String>();
    compare("words", expected(records), counted(), violations);
    var rejected =
        records.stream().filter(WordsRecord::isRejected).map(WordsRecord::text).sorted().toList();
    compare("quarantine", rejected, kept(), violations);
    stored.forEach(
        (lane, last) ->
            compare("announced of " + lane, last.revision(), announced.get(lane), violations));
    return violations;
  }

  private static Map<String, Integer> expected(Collection<WordsRecord> records) {
    var words = new TreeMap<String, Integer>();
    for (var record : records) {
      if (!record.isRejected()) {
        words.merge(record.user(), record.words(), Integer::sum);
      }
    }
    return words;
  }

  /** Returns how many records were quarantined because they kill. */
  long fatal() {
    return quarantine.all().stream()
        .filter(rejected -> rejected.reason() == Reason.KILLED_THE_FUNCTION)
        .count();
  }

  private Map<String, Integer> counted() {
    var words = new TreeMap<String, Integer>();
    stored
        .values()
        .forEach(lane -> lane.words().forEach((u, n) -> words.merge(u, n, Integer::sum)));
    return words;
  }

  private List<String> kept() {
    return quarantine.all().stream()
        .map(Rejected::bytes)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }

  private static void compare(String what, Object expected, Object found, List<String> violations) {
    if (!expected.equals(found)) {
      violations.add(what + "\n  expected " + expected + "\n  found    " + found);
    }
  }
}
