package dev.weir.verification.transactions;

import dev.weir.engine.ReplayResult;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Lane;
import dev.weir.stream.SchemaIdSettings;
import dev.weir.stream.Shard;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.transactions.TransactionReplay;
import dev.weir.transactions.TransactionReplay.Options;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.parse.TransactionParser;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The pipeline while a schema's id becomes known and unknown again: each instance knows it or not,
 * so that a retry, or an invocation that was given up, rejects messages that another applies. At
 * the end everything is replayed by an instance that knows it, crashing at any call, until a replay
 * comes to its end; and once more. The expected result follows from the records alone: each
 * transaction once.
 */
final class ChangingSchemas implements SimulatedDeployment<TransactionRecord> {

  private static final String USER_ID_SEPARATOR = "#later-";
  private static final int LATER = 70;

  /**
   * The tested variant.
   *
   * @param changes whether some instances know the schema; if none does, no object is left over
   * @param forgets whether so much comes between an interrupted replay and the next one that
   *     profiles forget the ids
   * @param takesForgotten see {@link Options#takesForgotten}
   * @param store the replays' view of the store: the store, or one with a mistake
   */
  record SchemaVariant(
      boolean changes,
      boolean forgets,
      boolean takesForgotten,
      UnaryOperator<ReplayableProfiles> store) {}

  /**
   * The writers, and the knowledge of instances.
   *
   * @param producer writes messages, some of a schema that not all instances know
   * @param before settings of instances that do not know all
   * @param after settings of those that do, if instances change
   * @param knowingAll the messages that replays read
   * @param isExpected rejections that may be in quarantine
   */
  record Release(
      BiFunction<Transaction, RandomGenerator, byte[]> producer,
      Map<String, String> before,
      Map<String, String> after,
      Supplier<TransactionMessages> knowingAll,
      Predicate<Rejected> isExpected) {

    private static final int ID = 70_002;
    private static final SchemaVersion AVRO =
        new SchemaVersion(Encoding.AVRO, TransactionMessages.LATEST_AVRO);

    /** One id of Confluent's, known to some instances. */
    static final Release OF_CONFLUENT_ID =
        new Release(
            (transaction, _) ->
                FrameWriter.confluent(ID, TransactionMessages.body(transaction, AVRO)),
            Map.of(),
            Map.of(SchemaIdSettings.CONFLUENT_SCHEMAS, ID + "=" + AVRO),
            () -> new TransactionMessages(SchemaIds.NONE.withConfluent(ID + "=" + AVRO)),
            _ -> true);

    /**
     * Creates a release with producers of several versions, the next of which no instance knows.
     */
    static Release of(MixedProducers producers, boolean knowsNext) {
      var known =
          Map.of(
              SchemaIdSettings.GLUE_SCHEMAS,
              producers.glueIds(),
              SchemaIdSettings.CONFLUENT_SCHEMAS,
              producers.confluentIds());
      return new Release(
          producers::write,
          known,
          known,
          knowsNext ? producers::knowingAll : producers::knowingNewest,
          producers::isExpected);
    }
  }

  private final ReplayFaults faults;
  private final DeployedTransactions deployed;
  private final SchemaVariant variant;
  private final Release release;
  private final Instant now;
  private int started;

  ChangingSchemas(
      Instant now, CallDisturbance disturbance, SchemaVariant variant, Release release) {
    faults = new ReplayFaults(disturbance);
    deployed = new DeployedTransactions(now, faults).withRules(TransactionSimulation.RULES);
    this.variant = variant;
    this.release = release;
    this.now = now;
  }

  @Override
  public Instance coldStart(FakeContext context) {
    var isKnown = variant.changes() && started++ % 2 == 1;
    deployed.redeploy(isKnown ? release.after() : release.before());
    return deployed.coldStart(context);
  }

  @Override
  public void pass(Duration time) {
    deployed.pass(time);
  }

  @Override
  public void sweep() {
    deployed.sweep();
  }

  @Override
  public List<String> violations(List<List<TransactionRecord>> shards) {
    var published = deployed.topic().published().size();
    var random = new SplittableRandom(hash(shards));
    faults.replay(random);
    if (variant.forgets()) {
      replayOnce();
      faults.stop();
      deliverLater(users(shards));
      faults.replay(random);
    }
    var tries = 0;
    while (!replayOnce()) {
      if (++tries == 10_000) {
        return List.of("no replay comes to its end");
      }
    }
    faults.stop();
    var again = new ArrayList<ReplayResult>();
    var last = replayer();
    open().forEach(each -> again.add(last.replay(laneOf(each), each)));
    var violations = new ArrayList<String>();
    deployed.quarantine().all().stream()
        .filter(release.isExpected().negate())
        .forEach(each -> violations.add("quarantined: " + each.reason() + " " + each.detail()));
    if (again.stream().anyMatch(ReplayResult.Replayed.class::isInstance)) {
      violations.add("an object was replayed twice");
    }
    sweep();
    if (deployed.topic().published().size() > published && !variant.forgets()) {
      violations.add("a replay published an alert that nobody asked for");
    }
    violations.addAll(totals(shards, last.forgotten()));
    return violations;
  }

  // By content: the hash of a record with an array differs from run to run.
  private static int hash(List<List<TransactionRecord>> shards) {
    return shards.stream()
        .flatMap(List::stream)
        .map(record -> Arrays.hashCode(record.data()))
        .toList()
        .hashCode();
  }

  private static Set<String> users(List<List<TransactionRecord>> shards) {
    var users = new HashSet<String>();
    shards.forEach(shard -> shard.forEach(record -> users.add(record.partitionKey())));
    return users;
  }

  /**
   * Delivers so many later transactions of each user, over days, that all earlier ids are
   * forgotten.
   */
  private void deliverLater(Set<String> users) {
    var shard = new ShardModel<TransactionRecord>(9, BigInteger.TEN);
    users.stream()
        .sorted()
        .forEach(
            user -> {
              for (var i = 1; i <= LATER; i++) {
                var at = now.plus(Duration.ofHours(i));
                var transaction =
                    new Transaction(
                        user + USER_ID_SEPARATOR + i,
                        user,
                        Money.of("10.00", "EUR"),
                        "shop",
                        Optional.empty(),
                        Channel.ONLINE,
                        new Location("PT", "Lisbon", Optional.empty()),
                        at);
                shard.put(
                    new TransactionRecord(
                        TransactionJson.write(transaction),
                        at,
                        user,
                        List.of(transaction),
                        List.of()),
                    0);
              }
            });
    deployed.pass(Duration.ofDays(4));
    deployed.coldStart().invoke(shard.event(0, shard.size()));
  }

  private TransactionReplay replayer() {
    return new TransactionReplay(
        variant.store().apply(deployed.profiles()),
        deployed.positions(),
        TransactionParser.ofQuarantine(release.knowingAll().get()),
        TransactionSimulation.RULES,
        new Options(_ -> true, false, variant.takesForgotten(), now, Duration.ofDays(400)));
  }

  /** Replays until it crashes, or everything is replayed. */
  private boolean replayOnce() {
    var replay = replayer();
    try {
      open().forEach(each -> replay.replay(laneOf(each), each));
      return true;
    } catch (CrashError crashed) {
      return false; // the next command continues
    }
  }

  private List<QuarantinedObject> open() {
    var open = new ArrayList<QuarantinedObject>();
    new TreeMap<String, List<Rejected>>(deployed.quarantine().objects())
        .forEach((key, rejected) -> open.add(QuarantinedObject.of(key, rejected)));
    return open;
  }

  private static Lane laneOf(QuarantinedObject object) {
    var place = object.place();
    return new Lane("v1", "modelled", place.incarnation(), new Shard(place.shard()));
  }

  private List<String> totals(List<List<TransactionRecord>> shards, int refused) {
    var ids = new TreeMap<String, Set<String>>();
    shards.forEach(
        shard ->
            shard.forEach(
                record ->
                    record
                        .transactions()
                        .forEach(
                            each ->
                                ids.computeIfAbsent(each.userId(), _ -> new HashSet<>())
                                    .add(each.id()))));
    var violations = new ArrayList<String>();
    var entries = new TreeMap<String, Integer>();
    shards.forEach(
        shard ->
            shard.forEach(
                record ->
                    entries.merge(
                        record.partitionKey(), record.transactions().size(), Integer::sum)));
    var missing = 0L;
    for (var each : ids.entrySet()) {
      var expected = each.getValue().size() + (variant.forgets() ? LATER : 0);
      var stored = deployed.profiles().all().get(each.getKey());
      var found = stored == null ? 0 : stored.profile().transactions();
      missing += expected - found;
      // A repeated transaction counts as another one once its id is forgotten.
      var most = variant.takesForgotten() ? entries.get(each.getKey()) + LATER : expected;
      if (found > most || (found < expected && refused == 0)) {
        violations.add(each.getKey() + " expected " + expected + " found " + found);
      }
    }
    if (missing > refused) {
      violations.add(missing + " transactions are missing, " + refused + " were refused");
    }
    return violations;
  }
}
