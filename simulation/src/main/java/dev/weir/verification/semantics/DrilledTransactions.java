package dev.weir.verification.semantics;

import dev.weir.engine.Semantics;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.transactions.DeployedTransactions;
import dev.weir.verification.transactions.HistoryGenerator;
import dev.weir.verification.transactions.TransactionRecord;
import dev.weir.verification.transactions.TransactionRecordGenerator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Transactions of a few users, some of which a producer sends twice: that is not a duplicate,
 * because their ids are known.
 */
final class DrilledTransactions implements DrilledPipeline<TransactionRecord> {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final RuleSet RULES = RuleSet.defaults();
  private static final int USERS = 3;
  private static final int TRANSACTIONS = 8;

  @Override
  public ShardModel<TransactionRecord> load(RandomGenerator random) {
    var histories = new HistoryGenerator(random, START, RULES.lateness());
    var generator = new TransactionRecordGenerator(random);
    var records = new ArrayList<TransactionRecord>();
    for (var user = 0; user < USERS; user++) {
      var name = "user-" + user;
      records.addAll(generator.records(name, histories.history(name, TRANSACTIONS)));
    }
    var shard = new ShardModel<TransactionRecord>(0, BigInteger.valueOf(80 + random.nextInt(20)));
    records.stream()
        .sorted(Comparator.comparing(TransactionRecord::arrivedAt))
        .forEach(record -> shard.put(record, random.nextInt(5)));
    return shard;
  }

  @Override
  public DrilledDeployment<TransactionRecord> deploy(Semantics semantics, CallDisturbance faults) {
    var meter = new DrillMeter(faults);
    var deployed =
        new DeployedTransactions(
                START.plus(Duration.ofHours(4)),
                meter,
                (stored, _) -> new MeasuredProfiles(stored, meter))
            .withRules(RULES);
    deployed.redeploy(Map.of(Semantics.VARIABLE, semantics.text()));
    return new DrilledDeployment<>(deployed, meter, records -> differences(deployed, records));
  }

  private static DrilledDifferences differences(
      DeployedTransactions deployed, List<TransactionRecord> records) {
    var ids = new TreeMap<String, TreeSet<String>>();
    records.stream()
        .flatMap(record -> record.transactions().stream())
        .forEach(each -> ids.computeIfAbsent(each.userId(), _ -> new TreeSet<>()).add(each.id()));
    var put = new TreeMap<String, Long>();
    ids.forEach((user, all) -> put.put(user, (long) all.size()));
    var applied = new TreeMap<String, Long>();
    deployed
        .profiles()
        .all()
        .forEach((user, stored) -> applied.put(user, stored.profile().transactions()));
    var garbage = records.stream().flatMap(record -> record.garbage().stream()).toList();
    var kept =
        deployed.quarantine().all().stream()
            .map(rejected -> new String(rejected.bytes(), StandardCharsets.UTF_8))
            .toList();
    return DrilledDifferences.of(put, applied, DrilledDifferences.missing(garbage, kept));
  }
}
