package dev.weir.producer;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Where lines come from, one after the other. */
public interface LineSource {

  /** The next line without its end, waiting for it where need be; empty when there is no more. */
  Optional<byte[]> next() throws IOException;

  /**
   * Where in its file the line of the last {@link #next} began, from 1; empty where each line of
   * the file is given, so that counting says it.
   */
  default OptionalLong number() {
    return OptionalLong.empty();
  }
}
