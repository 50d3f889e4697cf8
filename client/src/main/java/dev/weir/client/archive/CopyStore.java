package dev.weir.client.archive;

import java.util.Set;

/** Stores the parsed copies of archived objects. */
public interface CopyStore {

  /**
   * Returns the keys of all copies with a prefix.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  Set<String> keys(String prefix);

  /**
   * Stores a copy, in place of one with the same key.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer; it may have been
   *     stored
   */
  void put(String key, byte[] copy);
}
