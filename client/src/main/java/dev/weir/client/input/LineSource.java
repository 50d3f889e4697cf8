package dev.weir.client.input;

import java.io.IOException;
import java.util.Optional;

/** Where lines come from, one after the other. */
public interface LineSource {

  /** The next line without its end, waiting for it where need be; empty when there is no more. */
  Optional<byte[]> next() throws IOException;
}
