package dev.weir.verification.fakes;

import static dev.weir.verification.fakes.TableChanges.binary;
import static dev.weir.verification.fakes.TableChanges.number;
import static dev.weir.verification.fakes.TableChanges.text;

import dev.weir.engine.CommitResult;
import dev.weir.market.BeatItem;
import dev.weir.market.DecisionText;
import dev.weir.market.exposure.Latch;
import dev.weir.market.risk.beat.Beat;
import dev.weir.market.risk.beat.BeatJson;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.beat.Standing;
import dev.weir.market.risk.beat.StoredBeat;
import dev.weir.market.risk.commit.DecisionJson;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.commit.StoredDecision;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardRecords;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The decisions in memory: one table, seen alike from every Region, with its complete history. */
public final class FakeRiskTable {

  private final Map<String, StoredRisk> risks = new TreeMap<>();
  private final List<Decision> history = new ArrayList<>();
  private final List<Beat> beats = new ArrayList<>();
  private final IdentityHashMap<Beat, Integer> decisionsBefore = new IdentityHashMap<>();
  private final TableChanges changes;

  /** Creates an empty table with a stream of two shards. */
  public FakeRiskTable() {
    this(2);
  }

  /** Creates an empty table with a stream of this many shards. */
  public FakeRiskTable(int shards) {
    changes = new TableChanges(shards);
  }

  /** Returns the table as seen from one Region. */
  public RiskStore from(CallDisturbance disturbance) {
    return new RiskStore() {
      @Override
      public StoredRisk read(String portfolio) {
        return disturbance.around("read risk", () -> stored(portfolio));
      }

      @Override
      public Optional<StoredDecision> latest(String portfolio) {
        return disturbance.around("read risk", () -> storedDecision(portfolio));
      }

      @Override
      public CommitResult<StoredRisk> commit(Decision decision) {
        return disturbance.around("commit risk", () -> commitNext(decision));
      }
    };
  }

  /** Returns the beats in the same table, as seen from one Region. */
  public BeatStore beatsFrom(CallDisturbance disturbance) {
    return new BeatStore() {
      @Override
      public StoredBeat read(String group) {
        return disturbance.around("read beat", () -> storedBeat(group));
      }

      @Override
      public Optional<Standing> standing(String portfolio) {
        return disturbance.around("read beat", () -> FakeRiskTable.this.standing(portfolio));
      }

      @Override
      public boolean replace(Beat next) {
        return disturbance.around("put beat", () -> putBeat(next));
      }
    };
  }

  private StoredBeat storedBeat(String group) {
    return beats.reversed().stream()
        .filter(beat -> beat.group().equals(group))
        .findFirst()
        .map(Beat::stored)
        .orElse(StoredBeat.NONE);
  }

  /** Returns the stored standing of a portfolio. */
  public Optional<Standing> standing(String portfolio) {
    return history.reversed().stream()
        .filter(decision -> decision.portfolio().equals(portfolio))
        .findFirst()
        .map(decision -> new Standing(portfolio, decision.version(), decision.state().name()));
  }

  private boolean putBeat(Beat next) {
    if (storedBeat(next.group()).number() != next.number() - 1) {
      return false;
    }
    overwrite(next);
    return true;
  }

  /** Writes unconditionally: for mistakes that must be found. */
  public void overwrite(Beat beat) {
    beats.add(beat);
    decisionsBefore.put(beat, history.size());
    var image = new LinkedHashMap<String, String>();
    var key = BeatItem.keyOf(beat.group());
    image.put("portfolio", text(key));
    image.put("number", number(beat.number()));
    image.put("pulsedAt", number(beat.pulse().arrivedAt().toEpochMilli()));
    image.put("listedUpTo", text(beat.listedUpTo()));
    image.put("beat", text(BeatJson.write(beat)));
    changes.add(key, image);
  }

  /** Returns every stored beat, in that order. */
  public List<Beat> beats() {
    return List.copyOf(beats);
  }

  /** Returns how many decisions were stored before a beat. */
  public int decisionsBefore(Beat beat) {
    return decisionsBefore.get(beat);
  }

  private StoredRisk stored(String portfolio) {
    return risks.getOrDefault(portfolio, StoredRisk.NONE);
  }

  private Optional<StoredDecision> storedDecision(String portfolio) {
    return history.reversed().stream()
        .filter(decision -> decision.portfolio().equals(portfolio))
        .findFirst()
        .map(StoredDecision::after);
  }

  private CommitResult<StoredRisk> commitNext(Decision decision) {
    var found = stored(decision.portfolio());
    if (found.version() != decision.previousVersion()
        || found.epoch() > decision.provenance().epoch()) {
      return new CommitResult.Conflict<>(found);
    }
    overwrite(decision);
    return new CommitResult.Committed<>(StoredRisk.after(decision));
  }

  /** Writes unconditionally: for mistakes that must be found. */
  public void overwrite(Decision decision) {
    risks.put(decision.portfolio(), asRead(StoredRisk.after(decision)));
    history.add(decision);
    var image = new LinkedHashMap<String, String>();
    image.put("portfolio", text(decision.portfolio()));
    image.put("version", number(decision.version()));
    image.put("epoch", number(decision.provenance().epoch()));
    image.put("decision", text(DecisionJson.head(decision)));
    image.put("marks", binary(DecisionText.marks(decision.marks().byName().values())));
    decision
        .provenance()
        .times()
        .arrivedAt()
        .ifPresent(at -> image.put("arrivedAt", text(at.toString())));
    changes.add(decision.portfolio(), image);
  }

  // States of limits with little use are not stored.
  private static StoredRisk asRead(StoredRisk risk) {
    var states =
        risk.states().entrySet().stream()
            .filter(state -> !state.getValue().equals(Latch.ACTIVE))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new StoredRisk(
        risk.version(),
        risk.epoch(),
        risk.referenceVersion(),
        risk.haltsRevision(),
        states,
        risk.feedTime(),
        risk.asOf(),
        risk.findings(),
        risk.silent(),
        risk.marks());
  }

  /** Returns every stored decision, in that order. */
  public List<Decision> history() {
    return List.copyOf(history);
  }

  /** Resets the items to their state after this many writes; the stream keeps its changes. */
  public void restore(int writes) {
    risks.clear();
    history.subList(writes, history.size()).clear();
    history.forEach(was -> risks.put(was.portfolio(), asRead(StoredRisk.after(was))));
  }

  /** Returns the stream of its changes. */
  public List<ShardRecords> changes() {
    return changes.shards();
  }
}
