package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.CommonFormat.Extent;
import java.util.List;

/** The registry: which class reads which format. */
final class Formats {

  private Formats() {}

  /** What reads lines under these settings, in the order in which they are tried. */
  static List<LineFormat> of(FormatSettings settings) {
    return AccessLogFormat.named(settings.format())
        .map(Formats::pinned)
        .map(List::of)
        .orElseGet(Formats::detected);
  }

  private static LineFormat pinned(AccessLogFormat format) {
    return switch (format) {
      case COMMON, COMBINED -> new CommonFormat(Extent.CORE);
      case VHOST -> new CommonFormat(Extent.VHOST);
    };
  }

  private static List<LineFormat> detected() {
    return List.of(new CommonFormat(Extent.AS_FOUND));
  }
}
