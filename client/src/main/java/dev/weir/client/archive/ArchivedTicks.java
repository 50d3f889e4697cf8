package dev.weir.client.archive;

import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.marks.parse.ParsedTicks;
import dev.weir.market.marks.parse.TickParser;
import dev.weir.market.marks.parse.VenueCheck;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.RecordDecoder;

/**
 * Parses archived ticks. Their sessions are not checked, because what is declared today says
 * nothing about the day on which they came.
 */
final class ArchivedTicks {

  private ArchivedTicks() {}

  /**
   * Returns a parser.
   *
   * @param schemas that the Region's function knows
   * @param region whose feed it was
   */
  static ArchivedEvents<ParsedTicks> of(SchemaIds schemas, String region) {
    var parser =
        new TickParser(
            RecordDecoder.ofEvents(_ -> HashKeyRange.whole()), new TickMessages(schemas), region);
    var sessions = VenueCheck.ofAnySession();
    return ArchivedEvents.contained((record, shard) -> parser.parse(record, shard, sessions));
  }
}
