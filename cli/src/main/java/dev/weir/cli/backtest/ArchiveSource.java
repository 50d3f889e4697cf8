package dev.weir.cli.backtest;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchivedEvents;
import dev.weir.client.archive.StackArchive;
import dev.weir.engine.Parsed;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Shard;
import dev.weir.transactions.parse.ParsedTransactions;
import java.time.Instant;

/**
 * The transactions of an archive that is complete, lane by lane, parents first: each user's come in
 * the order in which the pipeline applied them. A transaction's line is its number among all.
 *
 * @param from records that arrived before this are left out
 * @param to records that arrived at or after this are left out
 */
record ArchiveSource(
    StackArchive archive, ArchivedEvents<ParsedTransactions> parser, Instant from, Instant to)
    implements BacktestSource {

  @Override
  public void forEach(Sink sink) {
    var chains = archive.complete(ArchivedStream.TRANSACTIONS, from, to, "a backtest");
    var pass = new Pass(sink);
    archive.forEach(chains, from, to, (record, lane) -> pass.take(record, lane.shard()));
  }

  private final class Pass {
    private final Sink sink;
    private long taken;

    Pass(Sink sink) {
      this.sink = sink;
    }

    void take(KinesisRecord record, Shard shard) {
      switch (parser.parse(record, shard)) {
        case Parsed.UnreadableRecord<ParsedTransactions>(var reason, _) ->
            sink.refuse(reason.name());
        case Parsed.Events<ParsedTransactions>(var events) -> {
          events
              .transactions()
              .forEach(each -> sink.take(each.transaction(), ++taken, record.arrivedAt()));
          events.rejected().forEach(each -> sink.refuse(each.reason().name()));
        }
      }
    }
  }
}
