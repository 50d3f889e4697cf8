package dev.weir.client.archive;

import dev.weir.archive.ArchiveLink;
import dev.weir.stream.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The contents of a lane's chain between two instants.
 *
 * @param objects those with a record in that period, oldest first, without missing or changed ones
 * @param records how many of their records arrived in that period
 * @param arrivals when the first and the last of these records arrived; empty if there are none
 * @param start where the checked part of the chain starts
 * @param faults oldest first
 * @param unnamed the number of objects beside this part that Weir wrote and nothing names: they
 *     stem from invocations that were abandoned or crashed
 */
public record ChainReport(
    Lane lane,
    List<ArchiveLink> objects,
    long records,
    Optional<ArrivalRange> arrivals,
    ChainStart start,
    List<ChainFault> faults,
    int unnamed) {

  public ChainReport {
    objects = List.copyOf(objects);
    faults = List.copyOf(faults);
  }

  /** Where the checked part of a chain starts. */
  public enum ChainStart {
    /** With the lane's first object. */
    FIRST_OBJECT,
    /** With the period: what lies before was not examined. */
    BEFORE_PERIOD,
    /** With the first object that the bucket's lifecycle has not removed. */
    REMOVED_FOR_AGE
  }

  /** The arrival times of the first and the last of some records. */
  public record ArrivalRange(Instant first, Instant last) {}

  /** Returns whether nothing is missing or changed. */
  public boolean isComplete() {
    return faults.isEmpty();
  }
}
