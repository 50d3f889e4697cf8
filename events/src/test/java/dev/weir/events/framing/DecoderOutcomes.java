package dev.weir.events.framing;

import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.TransactionMessages;
import java.util.function.Supplier;

/** The decoders' results for bytes, as text: loaded alongside faulty decoders, and compared. */
public final class DecoderOutcomes {

  private static final int BOUND = 64 * 1024;
  private static final int BEFORE = 5;
  private static final TransactionMessages TRANSACTIONS = ContractVectors.transactions();
  private static final TransactionMessages NEXT = ContractVectors.transactionsOfVersion3();
  private static final TickMessages TICKS = ContractVectors.ticks();

  private DecoderOutcomes() {}

  /** Returns the results of the transaction's and the tick's readers, for bytes within others. */
  public static String of(byte[] bytes) {
    var within = new byte[bytes.length + 2 * BEFORE];
    System.arraycopy(bytes, 0, within, BEFORE, bytes.length);
    var to = BEFORE + bytes.length;
    return said(() -> TRANSACTIONS.read(within, BEFORE, to, InflationBudget.of(BOUND)))
        + said(() -> NEXT.read(within, BEFORE, to, InflationBudget.of(BOUND)))
        + said(() -> TICKS.read(within, BEFORE, to, InflationBudget.of(BOUND)));
  }

  private static String said(Supplier<?> reading) {
    try {
      return reading.get() + "\n";
    } catch (RuntimeException e) {
      return e + "\n";
    }
  }
}
