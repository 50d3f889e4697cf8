package dev.weir.market.reference;

import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.Optional;

/** The reference data, seen alike from every Region. */
public interface ReferenceStore {

  /**
   * The version that holds now; empty where nothing was loaded yet.
   *
   * @throws UnavailableException where the table does not answer
   */
  Optional<ReferenceVersion> current();

  /**
   * The content of a version.
   *
   * @throws UnavailableException where the table does not answer, or the content was removed since
   *     it was found to be current
   */
  ReferenceSet read(ReferenceVersion version);

  /**
   * Loads a new version, all of it or nothing: it holds from the moment at which the last write is
   * made.
   *
   * @param before the version that holds, as {@link #current()} gave it
   * @return the new version; empty where somebody else has loaded one meanwhile: nothing holds of
   *     this one then
   * @throws UnavailableException where the table does not answer; the old version holds then,
   *     unless it was the last write's answer that was lost
   */
  Optional<ReferenceVersion> load(
      ReferenceSet set, Optional<ReferenceVersion> before, Instant loadedAt);

  /**
   * Removes what a version leaves behind ({@link ReferenceVersion#leavesBehind}): older content,
   * and what was loaded in part and never held. Once more, it removes nothing.
   *
   * <p>The functions may not do this: it is for who loads, once it has loaded.
   *
   * @param current a version that holds, or did
   * @return how many sets were removed, or parts of sets
   * @throws UnavailableException where the table does not answer; the next time removes the rest
   */
  int removeOlderThan(ReferenceVersion current);
}
