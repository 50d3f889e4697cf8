package dev.weir.client.archive;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.parse.LogRecordParser;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Shard;

/** Parses archived access logs. */
final class ArchivedAccessLogs {

  // A record is never cut here, as there is no commit to fit it into.
  private static final int UNLIMITED_LINES = Integer.MAX_VALUE / 2;

  private ArchivedAccessLogs() {}

  static ArchivedEvents<ParsedLines> of(AccessLogSettings settings) {
    var parser =
        LogRecordParser.of(
            settings.format(),
            settings.service(),
            UNLIMITED_LINES,
            (Shard _) -> HashKeyRange.whole(),
            settings.outsideShard());
    return ArchivedEvents.contained(parser::parse);
  }
}
