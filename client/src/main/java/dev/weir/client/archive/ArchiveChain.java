package dev.weir.client.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.client.archive.ChainFault.Changed;
import dev.weir.client.archive.ChainFault.Missing;
import dev.weir.client.archive.ChainFault.NoPosition;
import dev.weir.client.archive.ChainFault.WrongSum;
import dev.weir.client.archive.ChainReport.ArrivalRange;
import dev.weir.client.archive.ChainReport.ChainStart;
import dev.weir.events.ForeignText;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a lane's chain from the object that the lane's item names back to its beginning, and
 * checks each object against the link that names it. Where an object is missing or changed, it
 * continues with the newest stored object before it, so that it finds every fault and not only the
 * first.
 */
public final class ArchiveChain {

  private final Archive archive;
  private final ArchiveLifecycle lifecycle;
  private final Digests digests;

  /** Compares stored bytes with the digest that names them. */
  @FunctionalInterface
  public interface Digests {

    /**
     * Returns whether the bytes have the given digest.
     *
     * @param sha256 of the stored bytes, or its beginning
     */
    boolean match(String sha256, byte[] bytes);
  }

  /** Creates a chain over an archive that removes nothing. */
  public ArchiveChain(Archive archive) {
    this(archive, ArchiveLifecycle.KEEPS_ALL);
  }

  /** Creates a chain over an archive. */
  public ArchiveChain(Archive archive, ArchiveLifecycle lifecycle) {
    this(archive, lifecycle, (sha256, bytes) -> ArchiveFormat.sha256(bytes).startsWith(sha256));
  }

  /**
   * Creates a chain with another digest comparison, for example a faulty one that a test must
   * detect.
   */
  public ArchiveChain(Archive archive, ArchiveLifecycle lifecycle, Digests digests) {
    this.archive = archive;
    this.lifecycle = lifecycle;
    this.digests = digests;
  }

  /** What was found along a chain, and beside it. */
  record Followed(ChainReport report, List<ForeignObject> foreign) {}

  /** What was found of a lane without an item. */
  record LaneWithoutPosition(Optional<ChainReport> report, List<ForeignObject> foreign) {}

  /**
   * Follows a lane's chain. Everything in the period is checked, and everything after it, because
   * the chain leads through it. An object before it is not required: it may be missing or changed.
   *
   * @param listed the keys of all objects of the lane, whether or not anything names them
   * @param from records that arrived before this are not examined
   * @param to records that arrived at or after this are checked but not counted
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  public ChainReport follow(
      ArchivePosition position, Collection<ArchiveKey> listed, Instant from, Instant to) {
    return followed(position, listed, from, to).report();
  }

  /** Follows a lane's chain, and returns the foreign objects among the listed ones too. */
  Followed followed(
      ArchivePosition position, Collection<ArchiveKey> listed, Instant from, Instant to) {
    return new Walk(position, listed, from, to).toItsEnd();
  }

  /**
   * Examines the objects of a lane without an item. Its first commit may have stopped between its
   * two writes; an object that names another one was written by a later commit.
   *
   * @param from objects whose records all arrived before this are not examined
   */
  LaneWithoutPosition withoutPosition(Lane lane, List<ArchiveKey> keys, Instant from) {
    var foreign = new ArrayList<ForeignObject>();
    Optional<ArchiveKey> newest = Optional.empty();
    var ofWeir = 0;
    for (var key : keys) {
      if (!endsBefore(key, from)) {
        switch (StrayObject.of(key, lane, archive.get(key.text()))) {
          case StrayObject.Foreign(var object) -> foreign.add(object);
          case StrayObject.Unreferenced(var object) -> {
            ofWeir++;
            if (object.previous().isPresent()
                && newest.filter(other -> other.last().isAfter(key.last())).isEmpty()) {
              newest = Optional.of(key);
            }
          }
          case StrayObject.Deleted() -> {}
        }
      }
    }
    var unnamed = ofWeir;
    return new LaneWithoutPosition(
        newest.map(
            key ->
                new ChainReport(
                    lane,
                    List.of(),
                    0,
                    Optional.empty(),
                    ChainStart.BEFORE_PERIOD,
                    List.of(new NoPosition(key.text())),
                    unnamed)),
        foreign);
  }

  // A key has the day of its object's last record.
  private static boolean endsBefore(ArchiveKey key, Instant from) {
    return !key.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(from);
  }

  /**
   * Reads the object that a link names.
   *
   * @throws IOException if the object is missing, or was altered
   */
  public ArchiveObject read(ArchiveLink link) throws IOException {
    var bytes = archive.get(link.key());
    if (bytes.isEmpty()) {
      throw new IOException("The object is missing: " + link.key());
    }
    if (!digests.match(link.sha256(), bytes.get())) {
      throw new IOException("The object was changed: " + link.key());
    }
    return ArchiveFormat.decode(bytes.get());
  }

  /** The traversal of one lane, newest object first. */
  private final class Walk {
    private final ArchivePosition position;
    private final List<ArchiveKey> listed;
    private final Instant from;
    private final Instant to;
    private final Set<String> visited = new HashSet<>();
    private final List<ArchiveLink> objects = new ArrayList<>();
    private final List<ArchiveKey> checked = new ArrayList<>();
    private final List<ChainFault> faults = new ArrayList<>();
    private Optional<ArrivalRange> arrivals = Optional.empty();
    private ChainStart start = ChainStart.FIRST_OBJECT;
    private long records;
    private long allRecords;

    Walk(ArchivePosition position, Collection<ArchiveKey> listed, Instant from, Instant to) {
      this.position = position;
      this.listed =
          listed.stream().sorted(Comparator.comparing(ArchiveKey::last).reversed()).toList();
      this.from = from;
      this.to = to;
    }

    Followed toItsEnd() {
      var next = position.newest().map(link -> new ChainStep(link, mayReachIntoPeriod(link)));
      while (next.isPresent()) {
        next = follow(next.get());
      }
      if (start == ChainStart.FIRST_OBJECT
          && faults.isEmpty()
          && allRecords != position.records()) {
        var newest = position.newest().map(ArchiveLink::key).orElse("");
        faults.add(new WrongSum(newest, position.records(), allRecords));
      }
      var beside = new StrayObjects(archive, position, checked);
      listed.stream()
          .filter(key -> !visited.contains(key.text()))
          .filter(this::isBesideChecked)
          .forEach(beside::add);
      if (faults.isEmpty()) { // where an object is missing, others may well have its records
        beside.lacking().ifPresent(faults::add);
      }
      var report =
          new ChainReport(
              position.lane(),
              objects.reversed(),
              records,
              arrivals,
              start,
              faults.reversed(),
              beside.unnamed());
      return new Followed(report, beside.foreign());
    }

    /**
     * An object that is to be examined.
     *
     * @param isRequired whether it may hold records of the period, so that it must be there
     */
    private record ChainStep(ArchiveLink link, boolean isRequired) {}

    private Optional<ChainStep> follow(ChainStep step) {
      var link = step.link();
      visited.add(link.key());
      var bytes = archive.get(link.key());
      if (bytes.isEmpty()) {
        return ArchiveKey.parse(link.key()).filter(lifecycle::mayHaveRemoved).isPresent()
            ? end(ChainStart.REMOVED_FOR_AGE)
            : fault(step, new Missing(link));
      }
      if (!digests.match(link.sha256(), bytes.get())) {
        var digest = ArchiveFormat.sha256(bytes.get());
        return fault(
            step,
            new Changed(link.key(), "its SHA-256 is " + digest + " instead of " + link.sha256()));
      }
      try {
        return take(step, ArchiveFormat.decode(bytes.get()));
      } catch (IOException e) {
        return fault(step, new Changed(link.key(), ForeignText.oneLine(e.getMessage())));
      }
    }

    private Optional<ChainStep> end(ChainStart where) {
      start = where;
      return Optional.empty();
    }

    private Optional<ChainStep> fault(ChainStep step, ChainFault fault) {
      if (!step.isRequired()) {
        return end(ChainStart.BEFORE_PERIOD);
      }
      faults.add(fault);
      return storedBefore(step.link());
    }

    private Optional<ChainStep> take(ChainStep step, ArchiveObject object) {
      var link = step.link();
      var wrong = contradiction(link, object);
      if (wrong.isPresent()) {
        return fault(step, new Changed(link.key(), wrong.get()));
      }
      ArchiveKey.parse(link.key()).ifPresent(checked::add);
      allRecords += object.records().size();
      var wanted = object.records().stream().filter(this::isWanted).toList();
      if (!wanted.isEmpty()) {
        objects.add(link);
        records += wanted.size();
        wanted.forEach(record -> include(record.arrivedAt()));
      }
      if (object.records().getLast().arrivedAt().isBefore(from)) {
        return end(ChainStart.BEFORE_PERIOD);
      }
      // Arrival times are approximate, so a predecessor is read in any case.
      var beginsBefore = object.records().getFirst().arrivedAt().isBefore(from);
      return object
          .previous()
          .map(previous -> new ChainStep(previous, !beginsBefore && mayReachIntoPeriod(previous)));
    }

    private boolean mayReachIntoPeriod(ArchiveLink link) {
      return ArchiveKey.parse(link.key()).filter(key -> endsBefore(key, from)).isEmpty();
    }

    private boolean isWanted(KinesisRecord record) {
      return !record.arrivedAt().isBefore(from) && record.arrivedAt().isBefore(to);
    }

    private void include(Instant at) {
      var first = arrivals.map(ArrivalRange::first).filter(at::isAfter).orElse(at);
      var last = arrivals.map(ArrivalRange::last).filter(at::isBefore).orElse(at);
      arrivals = Optional.of(new ArrivalRange(first, last));
    }

    private Optional<String> contradiction(ArchiveLink link, ArchiveObject object) {
      var lane = position.lane();
      if (!object.stream().equals(lane.stream())
          || !object.incarnation().equals(lane.incarnation())
          || !object.shard().equals(lane.shard().id())) {
        return Optional.of("it belongs to another lane");
      }
      if (!object.last().equals(link.last())) {
        return Optional.of("its last record is " + object.last() + " instead of " + link.last());
      }
      var before = object.previous().map(ArchiveLink::last);
      for (var record : object.records()) {
        if (before.isPresent() && !record.sequenceNumber().isAfter(before.get())) {
          return Optional.of("its sequence numbers do not increase after " + before.get());
        }
        before = Optional.of(record.sequenceNumber());
      }
      return Optional.empty();
    }

    /**
     * Returns the newest stored object before an unreadable one, whose own link to its predecessor
     * is lost.
     */
    private Optional<ChainStep> storedBefore(ArchiveLink lost) {
      var bound = ArchiveKey.parse(lost.key()).map(ArchiveKey::first).orElse(lost.last());
      return listed.stream()
          .filter(key -> bound.isAfter(key.last()))
          .filter(key -> !visited.contains(key.text()))
          .findFirst()
          .map(key -> new ArchiveLink(key.text(), key.last(), key.fingerprint()))
          .map(link -> new ChainStep(link, mayReachIntoPeriod(link)));
    }

    // Older objects may belong to the part of the chain that was not followed.
    private boolean isBesideChecked(ArchiveKey key) {
      return start == ChainStart.FIRST_OBJECT
          || (!checked.isEmpty() && !checked.getLast().first().isAfter(key.first()));
    }
  }
}
