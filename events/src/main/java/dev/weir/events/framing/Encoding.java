package dev.weir.events.framing;

import java.util.Locale;

/** How the body of a framed message is encoded. */
public enum Encoding {
  AVRO,
  PROTOBUF;

  /** As settings and files write it, such as {@code avro}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
