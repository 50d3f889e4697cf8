package dev.weir.archive;

import java.util.List;
import java.util.Optional;

/** Stores the objects of the archive. */
public interface Archive {

  /**
   * Stores an object. Repeating it changes nothing, because a key has only one content.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer; it may have been
   *     stored
   */
  void put(ArchiveKey key, byte[] object);

  /**
   * Returns the bytes of an object; empty if there is none.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  Optional<byte[]> get(String key);

  /**
   * Returns the keys of all objects with a prefix, in text order.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  List<String> keys(String prefix);
}
