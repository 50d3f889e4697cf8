package dev.weir.archive;

import java.util.List;
import java.util.Optional;

/** Where the objects of the archive are. */
public interface Archive {

  /**
   * Stores an object. To do it again changes nothing, because a key has one content.
   *
   * @throws dev.weir.stream.UnavailableException where the bucket does not answer; it may have been
   *     stored
   */
  void put(ArchiveKey key, byte[] object);

  /**
   * The bytes of an object; empty where there is none.
   *
   * @throws dev.weir.stream.UnavailableException where the bucket does not answer
   */
  Optional<byte[]> get(String key);

  /**
   * The keys of all objects of a prefix, in their order as text.
   *
   * @throws dev.weir.stream.UnavailableException where the bucket does not answer
   */
  List<String> keys(String prefix);
}
