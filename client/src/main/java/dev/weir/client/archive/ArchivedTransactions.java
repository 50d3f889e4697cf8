package dev.weir.client.archive;

import dev.weir.events.transaction.TransactionMessages;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.RecordDecoder;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.TransactionParser;

/** Parses archived transactions. */
public final class ArchivedTransactions {

  private ArchivedTransactions() {}

  /** Returns a parser with the settings of a stack's function. */
  public static ArchivedEvents<ParsedTransactions> of(TransactionSettings settings) {
    var parser =
        new TransactionParser(
            RecordDecoder.ofEvents(_ -> HashKeyRange.whole()),
            new TransactionMessages(settings.schemas()));
    return ArchivedEvents.contained(parser::parse);
  }
}
