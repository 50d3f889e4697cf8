package dev.weir.transactions;

import dev.weir.alerts.Alert;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Containment;
import dev.weir.engine.Parsed;
import dev.weir.engine.ReplayLane;
import dev.weir.engine.ReplayResult;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.StoredPositions;
import dev.weir.stream.UnavailableException;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.decide.ReplayFold;
import dev.weir.transactions.decide.ReplayFold.ReplayVerdict;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.parse.TransactionParser;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Applies quarantined transactions once they can be read. Each is one commit of its user's profile,
 * including its original place in the stream: so it is applied once, however often, by whomever and
 * with whichever parser it is replayed, and an interrupted replay can be continued. A transaction
 * that newer code read and applied on a retry is recognised by its id; one whose id would be
 * forgotten by now is refused unless requested.
 *
 * <p>The rules treat it like a late transaction. Its alerts are recorded, and published only if
 * requested.
 */
public final class TransactionReplay {

  // Each conflict means that the function wrote first, or that the profile read was stale.
  private static final int MAX_CONFLICTS = 20;

  private final ReplayableProfiles profiles;
  private final StoredPositions positions;
  private final TransactionParser parser;
  private final Detector detector;
  private final Options options;
  private int taken;
  private int unjudged;
  private int alerts;
  private int forgotten;

  /**
   * The options of a replay.
   *
   * @param isWanted selects the entries to apply; the others stay
   * @param publishes whether alerts are published, which the sweep of the outbox does
   * @param takesForgotten whether a transaction is applied although the profile can no longer show
   *     whether it was applied before
   * @param now the time of the replay
   * @param profileRetention how long a profile is kept after its last commit
   */
  public record Options(
      Predicate<Rejected> isWanted,
      boolean publishes,
      boolean takesForgotten,
      Instant now,
      Duration profileRetention) {}

  /** Creates a replay with the function's rules and schemas. */
  public TransactionReplay(
      ReplayableProfiles profiles,
      StoredPositions positions,
      TransactionParser parser,
      RuleSet rules,
      Options options) {
    this.profiles = profiles;
    this.positions = positions;
    this.parser = parser;
    detector = new Detector(rules);
    this.options = options;
  }

  /**
   * Whether an object was replayed completely.
   *
   * @param origin the lane of its record
   * @param key the object's key
   */
  public static boolean isDone(StoredPositions positions, Lane origin, String key) {
    return isAppliedUpTo(
        positions,
        ReplayLane.of(origin, QuarantinedObject.nameOf(key)),
        new SequenceNumber(QuarantinedObject.sequenceNumberOf(key)));
  }

  private static boolean isAppliedUpTo(
      StoredPositions positions, Lane lane, SequenceNumber record) {
    return positions.of(lane).filter(upTo -> upTo.compareTo(record) >= 0).isPresent();
  }

  /**
   * Replays an object. Repeating it changes nothing.
   *
   * @param origin the lane of its record
   * @throws UnavailableException if a table does not answer; the replay may be repeated
   */
  public ReplayResult replay(Lane origin, QuarantinedObject object) {
    return new TransactionObjectReplay(origin, object, false).toItsEnd();
  }

  /**
   * Returns the result that a replay would have; several transactions of one user are each
   * considered alone.
   */
  public ReplayResult rehearse(Lane origin, QuarantinedObject object) {
    return new TransactionObjectReplay(origin, object, true).toItsEnd();
  }

  /** Returns the number of applied transactions that were too old for the rules. */
  public int unjudged() {
    return unjudged;
  }

  /** Returns the number of alerts raised by the applied transactions. */
  public int alerts() {
    return alerts;
  }

  /**
   * Returns the number of transactions left because it can't be determined whether they were
   * applied.
   */
  public int forgotten() {
    return forgotten;
  }

  /** The replay of one object. */
  private final class TransactionObjectReplay {
    private final Lane origin;
    private final QuarantinedObject object;
    private final SequenceNumber record;
    private final ReplayFold fold;
    private final boolean rehearses;
    private final int takenBefore = taken;
    private int left;

    TransactionObjectReplay(Lane origin, QuarantinedObject object, boolean rehearses) {
      this.origin = origin;
      this.object = object;
      this.rehearses = rehearses;
      record = new SequenceNumber(object.place().sequenceNumber());
      fold = new ReplayFold(detector, options.takesForgotten());
    }

    ReplayResult toItsEnd() {
      if (isDone(positions, origin, object.key())) {
        return new ReplayResult.AlreadyReplayed();
      }
      if (!isAppliedUpTo(positions, origin, record)) {
        return new ReplayResult.RefusedReplay(
            "its shard is not applied up to it yet; try again later");
      }
      object.rejected().forEach(this::take);
      if (left == 0 && !rehearses) {
        positions.advance(ReplayLane.of(origin, object.name()), record);
      }
      return result();
    }

    private ReplayResult result() {
      var applied = taken - takenBefore;
      if (applied > 0) {
        return new ReplayResult.Replayed(applied, left);
      }
      return left == 0 ? new ReplayResult.AlreadyReplayed() : new ReplayResult.NothingReadable();
    }

    private void take(Rejected entry) {
      if (!options.isWanted().test(entry) || entry.isCut()) {
        left++;
        return;
      }
      var kept = new KinesisRecord(record, "", entry.arrivedAt(), entry.bytes());
      switch (Containment.of(() -> parser.parse(kept, origin.shard()))) {
        case Parsed.UnreadableRecord<ParsedTransactions> _ -> left++;
        case Parsed.Events<ParsedTransactions>(var parsed) -> {
          left += parsed.rejected().isEmpty() ? 0 : 1;
          var line = Math.max(entry.line(), 0);
          parsed.transactions().forEach(received -> take(received.after(line)));
        }
      }
    }

    private void take(ReceivedTransaction received) {
      // Independent of whether it was rejected as a line or with its record.
      var place = "%s#%s#%d".formatted(origin.key(), record.digits(), received.line());
      var user = received.transaction().userId();
      Optional<StoredProfile> stored = Optional.empty();
      for (var conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
        if (profiles.replayed(List.of(place)).contains(place)) {
          return;
        }
        var before =
            stored.orElseGet(
                () -> profiles.read(List.of(user)).getOrDefault(user, StoredProfile.NONE));
        stored = decide(before, received, place);
        if (stored.isEmpty()) {
          return;
        }
      }
      throw new UnavailableException("Others write the same profile all the time", null);
    }

    /**
     * Decides and commits; returns the stored profile if another writer committed in the meantime.
     */
    private Optional<StoredProfile> decide(
        StoredProfile before, ReceivedTransaction received, String place) {
      var verdict = Containment.of(() -> new Parsed.Events<>(fold.decide(before, received)));
      switch (verdict) {
        case Parsed.UnreadableRecord<ReplayVerdict> _ -> left++;
        case Parsed.Events<ReplayVerdict>(ReplayVerdict.Known()) -> {
          // Already applied: there is nothing to do.
        }
        case Parsed.Events<ReplayVerdict>(ReplayVerdict.Forgotten()) -> {
          left++;
          forgotten++;
        }
        case Parsed.Events<ReplayVerdict>(ReplayVerdict.Taken decided) -> {
          return commit(before, received, place, decided);
        }
      }
      return Optional.empty();
    }

    private Optional<StoredProfile> commit(
        StoredProfile before,
        ReceivedTransaction received,
        String place,
        ReplayVerdict.Taken decided) {
      var user = received.transaction().userId();
      var published = alerts(decided, match -> options.publishes() && !match.shadow());
      var recorded = alerts(decided, match -> !options.publishes() || match.shadow());
      var commit =
          new ProfileCommit(
              user,
              before.version(),
              decided.after(),
              published,
              recorded,
              options.now().plus(options.profileRetention()),
              Optional.of(place));
      var result = rehearses ? committed(commit) : profiles.commit(commit);
      switch (result) {
        case CommitResult.Committed<StoredUser> _ -> {
          taken++;
          unjudged += decided.isJudged() ? 0 : 1;
          alerts += published.size() + recorded.size();
        }
        case CommitResult.Conflict<StoredUser>(var found) -> {
          return Optional.of(found.profile());
        }
        case CommitResult.Refused<StoredUser> _ -> left++;
        case CommitResult.Incomplete<StoredUser>(_, var why) ->
            throw new UnavailableException("Not replayed: " + why, null);
      }
      return Optional.empty();
    }

    private static CommitResult<StoredUser> committed(ProfileCommit commit) {
      return new CommitResult.Committed<>(StoredUser.found(commit.after()));
    }

    private List<Alert> alerts(ReplayVerdict.Taken decided, Predicate<Match> which) {
      return decided.findings().stream()
          .filter(which)
          .map(finding -> finding.toAlert(options.now()))
          .toList();
    }
  }
}
