package dev.weir.events.framing;

import java.util.Locale;

/** The encoding of a framed message's body. */
public enum Encoding {
  AVRO,
  PROTOBUF;

  /** Returns the form used in settings and files, such as {@code avro}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
