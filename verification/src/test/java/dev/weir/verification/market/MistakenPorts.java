package dev.weir.verification.market;

import dev.weir.engine.CommitResult;
import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.Pulse;
import dev.weir.market.ReceivedMark;
import dev.weir.market.Register;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.market.risk.RiskPorts;
import dev.weir.market.risk.beat.Beat;
import dev.weir.market.risk.beat.BeatStore;
import dev.weir.market.risk.beat.Standing;
import dev.weir.market.risk.beat.StoredBeat;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.commit.StoredDecision;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.market.risk.lease.Lease;
import dev.weir.market.risk.lease.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Ports of the risk function with a mistake each. */
final class MistakenPorts {

  private static final Pattern LISTED =
      Pattern.compile("\\{\"portfolio\":\"([^\"]+)\",\"version\":([0-9]+)");

  private MistakenPorts() {}

  /** Returns a store of marks with changed steps. */
  static MarkStore replacing(MarkStore right, Function<Register, Optional<Register>> replace) {
    return new MistakenMarks(right) {
      @Override
      public Optional<Register> replace(Register next) {
        return replace.apply(next);
      }
    };
  }

  /** Returns a store of marks that stores acts differently. */
  static MarkStore acting(MarkStore right, Predicate<Register> override) {
    return new MistakenMarks(right) {
      @Override
      public boolean override(Register next) {
        return override.test(next);
      }
    };
  }

  /** Returns a store of marks with changed acts. */
  static MarkStore overriding(MarkStore right, UnaryOperator<Register> mistake) {
    return new MistakenMarks(right) {
      @Override
      public boolean override(Register next) {
        return right.override(mistake.apply(next));
      }
    };
  }

  /** Returns a store of marks that trusts its earlier writes and reads. */
  static MarkStore remembering(MarkStore right) {
    var known = new HashMap<String, Register>();
    return new MistakenMarks(right) {
      @Override
      public Register read(String symbol, String venue) {
        return known.computeIfAbsent(Mark.name(symbol, venue), _ -> right.read(symbol, venue));
      }

      @Override
      public Optional<Register> replace(Register next) {
        var found = right.replace(next);
        known.put(next.name(), found.orElse(next));
        return found;
      }
    };
  }

  /** Returns a store of marks in which every step begins without a mark, and succeeds. */
  static MarkStore forgetting(MarketTables tables, MarkStore right) {
    return new MistakenMarks(right) {
      @Override
      public Register read(String symbol, String venue) {
        return Register.none(symbol, venue);
      }

      @Override
      public Optional<Register> replace(Register next) {
        tables.marks().overwrite(next);
        return Optional.empty();
      }
    };
  }

  private static class MistakenMarks implements MarkStore {
    private final MarkStore right;

    MistakenMarks(MarkStore right) {
      this.right = right;
    }

    @Override
    public Register read(String symbol, String venue) {
      return right.read(symbol, venue);
    }

    @Override
    public Optional<Register> replace(Register next) {
      return right.replace(next);
    }

    @Override
    public boolean override(Register next) {
      return right.override(next);
    }

    @Override
    public List<ReceivedMark> all() {
      return right.all();
    }

    @Override
    public List<Register> registers() {
      return right.registers();
    }

    @Override
    public boolean remove(Register register) {
      return right.remove(register);
    }
  }

  static RiskPorts withCommit(
      RiskPorts ports, Function<Decision, CommitResult<StoredRisk>> commit) {
    var risks =
        new RiskStore() {
          @Override
          public StoredRisk read(String portfolio) {
            return ports.risks().read(portfolio);
          }

          @Override
          public Optional<StoredDecision> latest(String portfolio) {
            return ports.risks().latest(portfolio);
          }

          @Override
          public CommitResult<StoredRisk> commit(Decision decision) {
            return commit.apply(decision);
          }
        };
    return new RiskPorts(
        ports.marks(),
        risks,
        ports.beats(),
        ports.references(),
        ports.halts(),
        ports.leases(),
        ports.clock(),
        ports.pause(),
        ports.concurrency());
  }

  static RiskPorts withLeases(RiskPorts ports, LeaseStore leases) {
    return new RiskPorts(
        ports.marks(),
        ports.risks(),
        ports.beats(),
        ports.references(),
        ports.halts(),
        leases,
        ports.clock(),
        ports.pause(),
        ports.concurrency());
  }

  static RiskPorts withBeats(RiskPorts ports, BeatStore beats) {
    return new RiskPorts(
        ports.marks(),
        ports.risks(),
        beats,
        ports.references(),
        ports.halts(),
        ports.leases(),
        ports.clock(),
        ports.pause(),
        ports.concurrency());
  }

  /** Beats whenever a group's lease is read, for the first requested portfolio. */
  static RiskPorts beatingByItself(RiskPorts ports) {
    var leases =
        new LeaseStore() {
          @Override
          public Optional<Lease> read(String group) {
            var at = ports.clock().instant();
            var before = ports.beats().read(group);
            ports
                .beats()
                .replace(
                    new Beat(
                        group,
                        before.number() + 1,
                        new Pulse("us-east-1", at),
                        new Beat.Origin("us-east-1", 1),
                        at.plus(ModelledRegion.VALIDITY),
                        List.of(),
                        ""));
            return ports.leases().read(group);
          }

          @Override
          public boolean replace(Optional<Lease> before, Lease after) {
            return ports.leases().replace(before, after);
          }
        };
    return withLeases(ports, leases);
  }

  static class MistakenBeats implements BeatStore {
    private final BeatStore right;

    MistakenBeats(BeatStore right) {
      this.right = right;
    }

    @Override
    public StoredBeat read(String group) {
      return right.read(group);
    }

    @Override
    public Optional<Standing> standing(String portfolio) {
      return right.standing(portfolio);
    }

    @Override
    public boolean replace(Beat next) {
      return right.replace(next);
    }
  }

  /** Trusts an earlier read of a portfolio by any instance. */
  static final class RememberedStandings extends MistakenBeats {
    private final Map<String, Optional<Standing>> seen;

    RememberedStandings(BeatStore right, Map<String, Optional<Standing>> seen) {
      super(right);
      this.seen = seen;
    }

    @Override
    public Optional<Standing> standing(String portfolio) {
      // Not computed within the map: during the call other threads of the world continue.
      var known = seen.get(portfolio);
      if (known == null) {
        known = super.standing(portfolio);
        seen.put(portfolio, known);
      }
      return known;
    }
  }

  /** Claims that the next version is stored. */
  static final class NextStandings extends MistakenBeats {

    NextStandings(BeatStore right) {
      super(right);
    }

    @Override
    public Optional<Standing> standing(String portfolio) {
      return super.standing(portfolio)
          .map(right -> new Standing(portfolio, right.version() + 1, right.state()));
    }
  }

  /** Delivers beats under the id of the decision that they list first. */
  static final class BeatsAsDecisions implements DecisionTopic {
    private final DecisionTopic right;

    BeatsAsDecisions(DecisionTopic right) {
      this.right = right;
    }

    @Override
    public void publish(String portfolio, long version, String decision) {
      right.publish(portfolio, version, decision);
    }

    @Override
    public void beat(String key, long number, String beat) {
      var listed = LISTED.matcher(beat);
      if (listed.find()) {
        right.publish(listed.group(1), Long.parseLong(listed.group(2)), beat);
      } else {
        right.beat(key, number, beat);
      }
    }
  }

  static RiskPorts withAllMarks(RiskPorts ports, Supplier<List<ReceivedMark>> all) {
    var marks =
        new MistakenMarks(ports.marks()) {
          @Override
          public List<ReceivedMark> all() {
            return all.get();
          }
        };
    return new RiskPorts(
        marks,
        ports.risks(),
        ports.beats(),
        ports.references(),
        ports.halts(),
        ports.leases(),
        ports.clock(),
        ports.pause(),
        ports.concurrency());
  }

  static RiskPorts withReferences(RiskPorts ports, ReferenceStore references) {
    return new RiskPorts(
        ports.marks(),
        ports.risks(),
        ports.beats(),
        references,
        ports.halts(),
        ports.leases(),
        ports.clock(),
        ports.pause(),
        ports.concurrency());
  }

  /** Trusts a lease that it has seen until that expires. */
  static final class Remembering implements LeaseStore {
    private final RiskPorts ports;
    private final Map<String, Lease> seen = new HashMap<>();

    Remembering(RiskPorts ports) {
      this.ports = ports;
    }

    @Override
    public Optional<Lease> read(String group) {
      var lease = seen.get(group);
      if (lease != null && ports.clock().instant().isBefore(lease.expiresAt())) {
        return Optional.of(lease);
      }
      var found = ports.leases().read(group);
      found.ifPresent(each -> seen.put(group, each));
      return found;
    }

    @Override
    public boolean replace(Optional<Lease> before, Lease after) {
      seen.remove(after.group());
      return ports.leases().replace(before, after);
    }
  }

  /** On take-over, keeps the previous holder's claim of recomputed portfolios. */
  record SayingTooEarly(LeaseStore right) implements LeaseStore {
    @Override
    public Optional<Lease> read(String group) {
      return right.read(group);
    }

    @Override
    public boolean replace(Optional<Lease> before, Lease after) {
      var refreshed = Math.max(before.map(Lease::refreshed).orElse(0L), after.refreshed());
      return right.replace(
          before,
          new Lease(after.group(), after.holder(), after.epoch(), after.expiresAt(), refreshed));
    }
  }

  /** Reads all marks when a lease is read, and returns these when marks are requested. */
  static final class ReadingEarly implements LeaseStore {
    private final RiskPorts ports;
    private List<ReceivedMark> marks = List.of();

    ReadingEarly(RiskPorts ports) {
      this.ports = ports;
    }

    @Override
    public Optional<Lease> read(String group) {
      marks = ports.marks().all();
      return ports.leases().read(group);
    }

    @Override
    public boolean replace(Optional<Lease> before, Lease after) {
      return ports.leases().replace(before, after);
    }

    List<ReceivedMark> marks() {
      return marks;
    }
  }

  /** Reads the version in force only every twenty seconds. */
  static final class Outdated implements ReferenceStore {
    private final RiskPorts ports;
    private Optional<ReferenceVersion> current = Optional.empty();
    private Instant askedAt = Instant.EPOCH;

    Outdated(RiskPorts ports) {
      this.ports = ports;
    }

    @Override
    public Optional<ReferenceVersion> current() {
      var now = ports.clock().instant();
      if (Duration.between(askedAt, now).toSeconds() > 20) {
        current = ports.references().current();
        askedAt = now;
      }
      return current;
    }

    @Override
    public ReferenceSet read(ReferenceVersion version) {
      return ports.references().read(version);
    }

    @Override
    public Optional<ReferenceVersion> load(
        ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt) {
      return ports.references().load(set, before, loadedAt);
    }

    @Override
    public int removeOlderThan(ReferenceVersion version) {
      return ports.references().removeOlderThan(version);
    }
  }
}
