package dev.weir.bench;

import java.io.IOException;

/** A function as Lambda calls it, on ports that answer at once. */
interface WholeFunction {

  /** Makes its ports forget the records of earlier invocations. */
  void forget();

  /** Invokes it once. */
  void invoke(byte[] event) throws IOException;

  /** Returns what became of the last invocation's record. */
  String lastResult();
}
