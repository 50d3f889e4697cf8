package dev.weir.producer;

/** Something keeps records from being sent; the message names it, the remedy what to do. */
public final class SendFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  SendFault(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
