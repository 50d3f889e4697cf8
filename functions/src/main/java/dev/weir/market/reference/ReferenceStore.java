package dev.weir.market.reference;

import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.Optional;

/** The reference data, with the same view from every Region. */
public interface ReferenceStore {

  /**
   * Returns the version in force; empty if none was loaded yet.
   *
   * @throws UnavailableException if the table does not answer
   */
  Optional<ReferenceVersion> current();

  /**
   * Returns the content of a version.
   *
   * @throws UnavailableException if the table does not answer, or if the content was removed after
   *     it was found to be current
   */
  ReferenceSet read(ReferenceVersion version);

  /**
   * Loads a new version, completely or not at all: it takes effect with the last write.
   *
   * @param before the version in force, from {@link #current()}
   * @return the new version; empty if another one was loaded in the meantime: then nothing of this
   *     one is in force
   * @throws UnavailableException if the table does not answer; the old version is then in force,
   *     unless only the last write's answer was lost
   */
  Optional<ReferenceVersion> load(
      ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt);

  /**
   * Removes content that a version supersedes ({@link ReferenceVersion#leavesBehind}): older
   * content, and partial loads that never took effect. A second run removes nothing.
   *
   * <p>The functions lack this permission: it is for loaders, after a load.
   *
   * @param current a version that is or was in force
   * @return the number of removed sets, complete or partial
   * @throws UnavailableException if the table does not answer; the next run removes the rest
   */
  int removeOlderThan(ReferenceVersion current);
}
