package dev.weir.archive;

import dev.weir.stream.SequenceNumber;
import java.util.Objects;

/**
 * Names an object of the archive, so that a missing object and one that was changed are both found.
 *
 * @param key where it is stored
 * @param last the sequence number of its last record
 * @param sha256 of its bytes as they are stored, 64 lower-case hexadecimal digits
 */
public record ArchiveLink(String key, SequenceNumber last, String sha256) {

  public ArchiveLink {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(sha256, "sha256");
  }
}
