package dev.weir.client.archive;

import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveObject;
import dev.weir.stream.Lane;
import java.io.IOException;
import java.util.Optional;

/** An object with the key of an archived one that no chain names. */
sealed interface StrayObject {

  /** The archive's function wrote it. */
  record Unreferenced(ArchiveObject object) implements StrayObject {}

  /** Somebody else wrote it. */
  record Foreign(ForeignObject object) implements StrayObject {
    static Foreign of(ArchiveKey key, String why) {
      return new Foreign(new ForeignObject(key.text(), why));
    }
  }

  /** It was deleted since it was listed. */
  record Deleted() implements StrayObject {}

  /**
   * Decides whose object it is. The key of an archived object follows from its content, so any
   * other content is foreign.
   *
   * @param lane the one of the folder in which it is
   */
  static StrayObject of(ArchiveKey key, Lane lane, Optional<byte[]> stored) {
    if (stored.isEmpty()) {
      return new Deleted();
    }
    var sha256 = ArchiveFormat.sha256(stored.get());
    if (!sha256.startsWith(key.fingerprint())) {
      return Foreign.of(key, "its name contains another fingerprint than that of its bytes");
    }
    try {
      var object = ArchiveFormat.decode(stored.get());
      if (!object.stream().equals(lane.stream())) {
        return Foreign.of(key, "it is of the stream " + object.stream());
      }
      return ArchiveKey.of(key.pipeline(), object, sha256).equals(key)
          ? new Unreferenced(object)
          : Foreign.of(key, "its name belongs to another content");
    } catch (IOException e) {
      // The cause quotes bytes that anybody may have written.
      return Foreign.of(key, "its content has another format");
    }
  }
}
