package dev.weir.client.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveObject;
import dev.weir.archive.ArchivePosition;
import dev.weir.client.archive.ChainFault.OutsideChain;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects beside a chain: foreign ones, and those of invocations that were aborted. The records
 * of an aborted invocation are delivered again, so the chain has them too, except for those after
 * its end. Where it lacks others, the objects are what is left of another chain.
 *
 * <p>A function names the object that the item named, so an object that names one after the end of
 * the chain proves that the item was set back.
 */
final class StrayObjects {

  private final Archive archive;
  private final ArchivePosition position;
  private final List<ArchiveKey> chain;
  private final List<ForeignObject> foreign = new ArrayList<>();
  private Optional<ArchiveKey> newestLacking = Optional.empty();
  private boolean isSetBack;
  private int unnamed;
  private int lackingObjects;
  private long lackingRecords;

  /**
   * Creates a collection.
   *
   * @param chain the keys of the checked objects
   */
  StrayObjects(Archive archive, ArchivePosition position, List<ArchiveKey> chain) {
    this.archive = archive;
    this.position = position;
    this.chain = chain;
  }

  /** Adds an object that the chain does not name; the newest comes first. */
  void add(ArchiveKey key) {
    switch (StrayObject.of(key, position.lane(), archive.get(key.text()))) {
      case StrayObject.Foreign(var object) -> foreign.add(object);
      case StrayObject.Unreferenced(var object) -> {
        unnamed++;
        compare(key, object);
      }
      case StrayObject.Deleted() -> {}
    }
  }

  private void compare(ArchiveKey key, ArchiveObject object) {
    isSetBack |= object.previous().filter(link -> !position.covers(link.last())).isPresent();
    var known = numbersBetween(object.first(), object.last());
    var lacking =
        object.records().stream()
            .map(KinesisRecord::sequenceNumber)
            .filter(number -> isSetBack || position.covers(number))
            .filter(number -> !known.contains(number))
            .count();
    if (lacking > 0) {
      newestLacking = newestLacking.or(() -> Optional.of(key));
      lackingObjects++;
      lackingRecords += lacking;
    }
  }

  private Set<SequenceNumber> numbersBetween(SequenceNumber first, SequenceNumber last) {
    var numbers = new HashSet<SequenceNumber>();
    chain.stream()
        .filter(key -> !key.first().isAfter(last) && !first.isAfter(key.last()))
        .flatMap(this::records)
        .map(KinesisRecord::sequenceNumber)
        .forEach(numbers::add);
    return numbers;
  }

  // Read before, and found unchanged; what has happened since is another verification's matter.
  private Stream<KinesisRecord> records(ArchiveKey key) {
    try {
      var bytes = archive.get(key.text());
      return bytes.isEmpty()
          ? Stream.empty()
          : ArchiveFormat.decode(bytes.get()).records().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** Returns those that Weir did not write. */
  List<ForeignObject> foreign() {
    return foreign;
  }

  /** Returns how many of them Weir wrote. */
  int unnamed() {
    return unnamed;
  }

  /** Returns the fault that the chain lacks some of their records. */
  Optional<ChainFault> lacking() {
    return newestLacking.map(key -> new OutsideChain(key.text(), lackingObjects, lackingRecords));
  }
}
