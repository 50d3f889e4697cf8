package dev.weir.transactions;

import dev.weir.quarantine.Rejected;
import java.util.List;

/**
 * What one record holds.
 *
 * @param transactions in the record's order
 * @param rejected what of it is none
 */
record ParsedTransactions(List<ReceivedTransaction> transactions, List<Rejected> rejected) {

  /** How many bytes are rejected. */
  long rejectedBytes() {
    return rejected.stream().mapToLong(each -> each.bytes().length).sum();
  }
}
