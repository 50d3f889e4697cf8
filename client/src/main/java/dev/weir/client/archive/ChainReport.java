package dev.weir.client.archive;

import dev.weir.archive.ArchiveLink;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the chain of a lane holds between two instants.
 *
 * @param objects those with a record in that time, oldest first; what is missing or changed is not
 *     among them
 * @param records how many of their records are of that time
 * @param arrivals when the first and the last of these arrived; empty where there is none
 * @param reachesBeginning whether the chain was followed to the lane's first object
 * @param faults oldest first
 * @param unnamed objects that nobody names: of invocations that were given up, or crashed
 */
public record ChainReport(
    Lane lane,
    List<ArchiveLink> objects,
    long records,
    Optional<Arrivals> arrivals,
    boolean reachesBeginning,
    List<ChainFault> faults,
    int unnamed) {

  public ChainReport {
    objects = List.copyOf(objects);
    faults = List.copyOf(faults);
  }

  /** When the first and the last of some records arrived. */
  public record Arrivals(Instant first, Instant last) {}

  /** Whether nothing is missing or changed. */
  public boolean isComplete() {
    return faults.isEmpty();
  }
}
