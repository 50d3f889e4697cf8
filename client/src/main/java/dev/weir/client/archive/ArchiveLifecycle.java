package dev.weir.client.archive;

import dev.weir.archive.ArchiveKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The age at which the bucket removes objects. An object is stored on the day of its key or later,
 * so it is not removed earlier than so many days after that one.
 *
 * @param removedUpTo the last day (UTC) whose objects may be gone; empty if none is ever removed
 */
public record ArchiveLifecycle(Optional<LocalDate> removedUpTo) {

  /** Nothing is removed. */
  public static final ArchiveLifecycle KEEPS_ALL = new ArchiveLifecycle(Optional.empty());

  /**
   * Returns the lifecycle of a bucket.
   *
   * @param days for which objects are kept
   * @param today in UTC
   */
  public static ArchiveLifecycle of(int days, LocalDate today) {
    return new ArchiveLifecycle(Optional.of(today.minusDays(days)));
  }

  /** Whether an object may be gone for its age. */
  boolean mayHaveRemoved(ArchiveKey key) {
    return removedUpTo.isPresent() && !key.day().isAfter(removedUpTo.get());
  }
}
