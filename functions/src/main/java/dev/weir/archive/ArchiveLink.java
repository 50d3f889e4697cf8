package dev.weir.archive;

import dev.weir.stream.SequenceNumber;
import java.util.Objects;

/**
 * A reference to an object of the archive that detects missing and modified objects.
 *
 * @param key of the object
 * @param last the sequence number of its last record
 * @param sha256 of its stored bytes, 64 lower-case hexadecimal digits
 */
public record ArchiveLink(String key, SequenceNumber last, String sha256) {

  public ArchiveLink {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(sha256, "sha256");
  }
}
