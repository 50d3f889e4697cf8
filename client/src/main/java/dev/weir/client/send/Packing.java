package dev.weir.client.send;

import java.util.Optional;

/** Makes records of lines, in their order. */
interface Packing {

  /** Adds a line, without its line end; returns the record that is complete with it, if any. */
  Optional<LineRecord> add(byte[] line);

  /** Closes the present record, if it has any line. */
  Optional<LineRecord> flush();
}
