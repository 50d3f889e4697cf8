package dev.weir.transactions.parse;

import dev.weir.quarantine.Rejected;
import java.util.List;

/**
 * The contents of one record.
 *
 * @param transactions in the record's order
 * @param rejected its rejected lines
 */
public record ParsedTransactions(List<ReceivedTransaction> transactions, List<Rejected> rejected) {

  public long rejectedBytes() {
    return rejected.stream().mapToLong(each -> each.bytes().length).sum();
  }
}
