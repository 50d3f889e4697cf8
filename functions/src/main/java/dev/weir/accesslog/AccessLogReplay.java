package dev.weir.accesslog;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.LaneState.ArrivalSpan;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.BusyServices;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Places;
import dev.weir.accesslog.decide.RejectedOfSlice;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.accesslog.decide.SliceFold;
import dev.weir.accesslog.decide.SliceSettings;
import dev.weir.accesslog.parse.LogRecordParser;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.accesslog.publish.ErrorAlerts;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Containment;
import dev.weir.engine.Parsed;
import dev.weir.engine.ReplayLane;
import dev.weir.engine.ReplayResult;
import dev.weir.events.Minute;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.OutsideShard;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts quarantined lines once the cause of their rejection is fixed. Each object is a separate
 * lane ({@link ReplayLane}) with the same fence as every lane: its item records how many of the
 * object's entries are applied, and is written in one transaction with the counts that they add
 * and, as negative numbers, the rejections that no longer apply. So an object counts once, however
 * often, by whomever and with whichever parser it is replayed. Entries that are still rejected go
 * to another object, which the same commit names and the next replay finds. An object in which
 * nothing can be read is left unchanged.
 */
public final class AccessLogReplay {

  private final AccessLogSettings settings;
  private final MinuteCounts counts;
  private final Quarantine quarantine;
  private final Optional<ErrorAlerts> alerts;
  private final Instant now;
  private final int maxMinutes;
  private final Map<String, LogRecordParser> parsers = new HashMap<>();

  /**
   * Creates a replay with the function's settings.
   *
   * @param alerts evaluates the minutes that a replay touches; if empty, nothing is published
   * @param now the time of the replay
   */
  public AccessLogReplay(
      AccessLogSettings settings,
      MinuteCounts counts,
      Quarantine quarantine,
      Optional<ErrorAlerts> alerts,
      Instant now) {
    this.settings = settings;
    this.counts = counts;
    this.quarantine = quarantine;
    this.alerts = alerts;
    this.now = now;
    maxMinutes = Commit.maxMinutes(settings.namedServices());
  }

  /**
   * Whether an object was replayed.
   *
   * @param key the object's key
   */
  public static boolean isDone(MinuteCounts counts, Lane origin, String key) {
    var lane = ReplayLane.of(origin, QuarantinedObject.nameOf(key));
    var record = new SequenceNumber(QuarantinedObject.sequenceNumberOf(key));
    return counts.lane(lane).position().covers(record);
  }

  private static boolean isDone(LaneState state, QuarantinedObject object) {
    return state.position().covers(sequenceNumber(object));
  }

  private static SequenceNumber sequenceNumber(QuarantinedObject object) {
    return new SequenceNumber(object.place().sequenceNumber());
  }

  /**
   * Replays an object that a commit of its lane names; an object that no commit names holds lines
   * that were counted. Repeating it changes nothing.
   *
   * @param origin the lane of its record
   * @throws UnavailableException if a table or the bucket does not answer; the replay may be
   *     repeated
   */
  public ReplayResult replay(Lane origin, QuarantinedObject object) {
    return new AccessLogObjectReplay(origin, object, false).toItsEnd();
  }

  /** Returns the result that a replay would have, without storing anything. */
  public ReplayResult rehearse(Lane origin, QuarantinedObject object) {
    return new AccessLogObjectReplay(origin, object, true).toItsEnd();
  }

  /**
   * The entries of one commit.
   *
   * @param next the first entry after them
   * @param readable the number of them that can be read now
   * @param adds the counts that they add
   * @param takesBack counted rejections, as negative numbers
   * @param left the entries that are still rejected
   */
  private record ReplayPart(
      int next,
      int readable,
      Map<Minute, MinuteCount> adds,
      MinuteCount takesBack,
      List<Rejected> left) {

    long requests() {
      return adds.values().stream()
          .flatMap(count -> count.services().values().stream())
          .mapToLong(ServiceCount::requests)
          .sum();
    }
  }

  /** The replay of one object. */
  private final class AccessLogObjectReplay {
    private final Lane origin;
    private final Lane lane;
    private final QuarantinedObject object;
    private final boolean rehearses;
    private final Minute rejectedIn;
    private long requests;
    private int left;

    AccessLogObjectReplay(Lane origin, QuarantinedObject object, boolean rehearses) {
      this.origin = origin;
      this.object = object;
      this.rehearses = rehearses;
      lane = ReplayLane.of(origin, object.name());
      rejectedIn = Minute.of(object.place().arrivedAt());
    }

    ReplayResult toItsEnd() {
      var state = counts.lane(lane);
      if (isDone(state, object)) {
        publish(state);
        return new ReplayResult.AlreadyReplayed();
      }
      var counted =
          Optional.ofNullable(counts.partialCounts(origin, List.of(rejectedIn)).get(rejectedIn));
      if (counted.isEmpty()) {
        return new ReplayResult.RefusedReplay(
            "the counts of its minute " + rejectedIn + " are forgotten");
      }
      return apply(state, counted.get());
    }

    private ReplayResult apply(LaneState found, MinuteCount counted) {
      var state = found;
      while (!isDone(state, object)) {
        var part = part(state.position().linesOf(sequenceNumber(object)), counted);
        if (part.readable() == 0 && state.revision() == 0 && part.next() == size()) {
          return new ReplayResult.NothingReadable();
        }
        state = rehearses ? taken(after(state, part), part) : commit(state, part);
      }
      publish(state);
      return new ReplayResult.Replayed(requests, left);
    }

    private int size() {
      return object.rejected().size();
    }

    private ReplayPart part(int from, MinuteCount counted) {
      var adds = new LinkedHashMap<Minute, MinuteCount>();
      adds.put(rejectedIn, MinuteCount.EMPTY);
      var takesBack = MinuteCount.EMPTY;
      var stillRejected = new ArrayList<Rejected>();
      var readable = 0;
      var next = from;
      for (; next < size(); next++) {
        var entry = object.rejected().get(next);
        var slice = read(entry);
        if (slice.isEmpty() || !fits(adds, slice.get())) {
          if (slice.isPresent() && next > from) {
            break;
          }
          stillRejected.add(entry);
          continue;
        }
        readable++;
        slice.get().counts().forEach((minute, more) -> adds.merge(minute, more, MinuteCounts::sum));
        takesBack = MinuteCounts.sum(takesBack, rejection(entry, counted));
        slice.get().rejected().values().forEach(stillRejected::addAll);
      }
      return new ReplayPart(next, readable, adds, takesBack, stillRejected);
    }

    private boolean fits(Map<Minute, MinuteCount> adds, CountsSlice slice) {
      var more = slice.counts().keySet().stream().filter(minute -> !adds.containsKey(minute));
      return adds.size() + more.count() <= maxMinutes;
    }

    /** Returns the counts of an entry; empty if it is still rejected. */
    private Optional<CountsSlice> read(Rejected entry) {
      return entry.isCut() ? Optional.empty() : parsed(entry);
    }

    private Optional<CountsSlice> parsed(Rejected entry) {
      var record =
          new KinesisRecord(sequenceNumber(object), "replay", entry.arrivedAt(), entry.bytes());
      // A failure is contained to its entry, which stays rejected.
      return switch (Containment.of(() -> slice(entry, record))) {
        case Parsed.UnreadableRecord<Optional<CountsSlice>> _ -> Optional.empty();
        case Parsed.Events<Optional<CountsSlice>>(var slice) -> slice;
      };
    }

    private Parsed<Optional<CountsSlice>> slice(Rejected entry, KinesisRecord record) {
      return new Parsed.Events<>(
          switch (parserOf(entry.service()).parse(record, origin.shard())) {
            case Parsed.UnreadableRecord<ParsedLines> _ -> Optional.empty();
            case Parsed.Events<ParsedLines>(var lines) -> folded(entry, record, lines);
          });
    }

    private Optional<CountsSlice> folded(Rejected entry, KinesisRecord record, ParsedLines lines) {
      var slice = new SliceSettings(settings.lateness(), maxMinutes, entry.service());
      var fold = new SliceFold(Position.BEGINNING, new RejectedOfSlice(origin), slice);
      fold.take(record, lines);
      var result = fold.slice();
      var isRead =
          result.upTo().covers(record.sequenceNumber())
              && (result.rejected().isEmpty() || isWhole(entry));
      return isRead ? Optional.of(result) : Optional.empty();
    }

    private boolean isWhole(Rejected entry) {
      return entry.line() == Rejected.WHOLE_RECORD;
    }

    /**
     * Returns the rejection as it was counted, under the service name that its lane used, negated.
     */
    private MinuteCount rejection(Rejected entry, MinuteCount counted) {
      var other = counted.services().getOrDefault(MinuteCount.OTHER, ServiceCount.ZERO);
      var isOther =
          !counted.services().containsKey(entry.service()) && other.get(Counter.REJECTED) > 0;
      var name = isOther ? MinuteCount.OTHER : entry.service();
      return new MinuteCount(Map.of(name, ServiceCount.ZERO.with(Counter.REJECTED, -1)));
    }

    private LaneState commit(LaneState state, ReplayPart part) {
      var objects = keepLeft(part);
      var after = after(state, part);
      var stored =
          new Commit(
              lane, state, after, sums(state, part), objects, now.plus(settings.countsRetention()));
      return switch (counts.commit(stored)) {
        case CommitResult.Committed<LaneState> _ -> taken(after, part);
        case CommitResult.Conflict<LaneState>(var current) -> current; // another replay of it
        case CommitResult.Incomplete<LaneState>(_, var why) ->
            throw new UnavailableException("Not replayed: " + why, null);
        case CommitResult.Refused<LaneState>(var why) ->
            throw new IllegalStateException("The replay of an object is refused: " + why);
      };
    }

    // Before the commit that names it, as with every rejection.
    private List<String> keepLeft(ReplayPart part) {
      if (part.left().isEmpty()) {
        return List.of();
      }
      quarantine.put(object.place(), part.left());
      return List.of(object.place().objectKey(part.left()));
    }

    private LaneState taken(LaneState after, ReplayPart part) {
      requests += part.requests();
      left += part.left().size();
      return after;
    }

    private LaneState after(LaneState state, ReplayPart part) {
      var at = object.place().arrivedAt();
      var record = sequenceNumber(object);
      // Kept until alerts are requested: otherwise nothing evaluates the lane of a replay.
      var touched =
          Stream.concat(state.touched().stream(), part.adds().keySet().stream())
              .distinct()
              .toList();
      return new LaneState(
          state.revision() + 1,
          part.next() == size()
              ? Position.after(record)
              : Position.BEGINNING.within(record, part.next()),
          touched,
          Optional.of(new ArrivalSpan(at, at)),
          state.floods(),
          BusyServices.NONE,
          state.open());
    }

    private Map<Minute, MinuteCount> sums(LaneState state, ReplayPart part) {
      var minutes = part.adds().keySet();
      var known =
          state.revision() == 0
              ? Map.<Minute, MinuteCount>of()
              : counts.partialCounts(lane, minutes);
      var withRules = settings.rules().services().keySet();
      var places = new Places(settings.maxServices(), withRules, Set.of());
      var sums = new LinkedHashMap<Minute, MinuteCount>();
      part.adds()
          .forEach(
              (minute, more) ->
                  sums.put(
                      minute, known.getOrDefault(minute, MinuteCount.EMPTY).plus(more, places)));
      sums.merge(rejectedIn, part.takesBack(), MinuteCounts::sum);
      return sums;
    }

    /** Evaluates the touched minutes that are not evaluated yet, if requested. */
    private void publish(LaneState state) {
      if (alerts.isEmpty() || rehearses || state.touched().isEmpty()) {
        return;
      }
      Deadline none = () -> Duration.ofDays(1);
      var evaluated = alerts.get().evaluate(lane, state, none);
      var after =
          new LaneState(
              state.revision() + 1,
              state.position(),
              evaluated.touched(),
              state.arrived(),
              evaluated.floods(),
              state.busy(),
              state.open());
      counts.commit(new Commit(lane, state, after, Map.of(), List.of(), now));
    }

    private LogRecordParser parserOf(String service) {
      return parsers.computeIfAbsent(
          service,
          name ->
              LogRecordParser.of(
                  settings.format(),
                  name,
                  maxMinutes,
                  (Shard _) -> HashKeyRange.whole(),
                  OutsideShard.TAKE));
    }
  }
}
