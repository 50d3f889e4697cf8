package dev.weir.transactions.parse;

import dev.weir.quarantine.Rejected;
import java.util.List;

/**
 * What one record holds.
 *
 * @param transactions in the record's order
 * @param rejected what of it is none
 */
public record ParsedTransactions(List<ReceivedTransaction> transactions, List<Rejected> rejected) {

  /** How many bytes are rejected. */
  public long rejectedBytes() {
    return rejected.stream().mapToLong(each -> each.bytes().length).sum();
  }
}
