package dev.weir.client.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.client.archive.ChainFault.Changed;
import dev.weir.client.archive.ChainFault.Missing;
import dev.weir.client.archive.ChainFault.WrongSum;
import dev.weir.client.archive.ChainReport.ArrivalRange;
import dev.weir.stream.KinesisRecord;
import java.io.IOException;
import java.time.Instant;
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

  /** Creates a chain over an archive. */
  public ArchiveChain(Archive archive) {
    this(archive, (sha256, bytes) -> ArchiveFormat.sha256(bytes).startsWith(sha256));
  }

  /**
   * Creates a chain with another digest comparison, for example a faulty one that a test must
   * detect.
   */
  public ArchiveChain(Archive archive, Digests digests) {
    this.archive = archive;
    this.digests = digests;
  }

  /**
   * Follows a lane's chain.
   *
   * @param listed the keys of all objects of the lane, whether or not anything names them
   * @param from records that arrived before this are not examined
   * @param to records that arrived at or after this are checked but not counted
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  public ChainReport follow(
      ArchivePosition position, Collection<ArchiveKey> listed, Instant from, Instant to) {
    return new Walk(position, listed, from, to).toItsEnd();
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
    private final List<ChainFault> faults = new ArrayList<>();
    private Optional<ArrivalRange> arrivals = Optional.empty();
    private long records;
    private long allRecords;
    private boolean isPast;

    Walk(ArchivePosition position, Collection<ArchiveKey> listed, Instant from, Instant to) {
      this.position = position;
      this.listed =
          listed.stream().sorted(Comparator.comparing(ArchiveKey::last).reversed()).toList();
      this.from = from;
      this.to = to;
    }

    ChainReport toItsEnd() {
      var next = position.newest();
      while (next.isPresent() && !isPast) {
        next = follow(next.get());
      }
      if (!isPast && faults.isEmpty() && allRecords != position.records()) {
        var newest = position.newest().map(ArchiveLink::key).orElse("");
        faults.add(new WrongSum(newest, position.records(), allRecords));
      }
      return new ChainReport(
          position.lane(),
          objects.reversed(),
          records,
          arrivals,
          !isPast,
          faults.reversed(),
          unnamed());
    }

    /** Checks an object and returns the link to its predecessor. */
    private Optional<ArchiveLink> follow(ArchiveLink link) {
      visited.add(link.key());
      var bytes = archive.get(link.key());
      if (bytes.isEmpty()) {
        faults.add(new Missing(link));
        return storedBefore(link);
      }
      if (!digests.match(link.sha256(), bytes.get())) {
        var digest = ArchiveFormat.sha256(bytes.get());
        faults.add(
            new Changed(link.key(), "its SHA-256 is " + digest + " instead of " + link.sha256()));
        return storedBefore(link);
      }
      try {
        return take(link, ArchiveFormat.decode(bytes.get()));
      } catch (IOException e) {
        faults.add(new Changed(link.key(), e.getMessage()));
        return storedBefore(link);
      }
    }

    private Optional<ArchiveLink> take(ArchiveLink link, ArchiveObject object) {
      var wrong = contradiction(link, object);
      if (wrong.isPresent()) {
        faults.add(new Changed(link.key(), wrong.get()));
        return storedBefore(link);
      }
      allRecords += object.records().size();
      var wanted = object.records().stream().filter(this::isWanted).toList();
      isPast = object.records().getLast().arrivedAt().isBefore(from);
      if (!wanted.isEmpty()) {
        objects.add(link);
        records += wanted.size();
        wanted.forEach(record -> include(record.arrivedAt()));
      }
      return object.previous();
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
    private Optional<ArchiveLink> storedBefore(ArchiveLink lost) {
      var bound = ArchiveKey.parse(lost.key()).map(ArchiveKey::first).orElse(lost.last());
      return listed.stream()
          .filter(key -> bound.isAfter(key.last()))
          .filter(key -> !visited.contains(key.text()))
          .findFirst()
          .map(key -> new ArchiveLink(key.text(), key.last(), key.fingerprint()));
    }

    private int unnamed() {
      return isPast
          ? 0
          : (int) listed.stream().filter(key -> !visited.contains(key.text())).count();
    }
  }
}
