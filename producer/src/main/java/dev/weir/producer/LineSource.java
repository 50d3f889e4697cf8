package dev.weir.producer;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** A source of lines in order. */
public interface LineSource {

  /** Returns the next line without its line end, waiting for it if necessary; empty at the end. */
  Optional<byte[]> next() throws IOException;

  /**
   * Returns where in the file the line from the last {@link #next} began, from 1; empty if the
   * source returns every line of the file, so that counting yields the number.
   */
  default OptionalLong number() {
    return OptionalLong.empty();
  }
}
