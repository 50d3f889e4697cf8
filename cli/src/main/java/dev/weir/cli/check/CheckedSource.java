package dev.weir.cli.check;

import java.util.List;

/**
 * A function of a stack that an event source gives records to.
 *
 * @param name first word of its outputs, such as {@code AccessLog}
 * @param origin what it reads
 */
record CheckedSource(String name, Origin origin) {

  /** Of the stack that has no Region in its name. */
  static final List<CheckedSource> MAIN =
      List.of(
          new CheckedSource("AccessLog", new Origin.OfStream("AccessLog", "")),
          new CheckedSource("Transaction", new Origin.OfStream("Transaction", "transaction")),
          new CheckedSource("AccessLogArchive", new Origin.Polled("AccessLog")),
          new CheckedSource("TransactionArchive", new Origin.Polled("Transaction")));

  /** Of a Region's stack of the market pipeline. */
  static final List<CheckedSource> REGIONAL =
      List.of(
          new CheckedSource("Marks", new Origin.OfStream("Market", "market")),
          new CheckedSource("Risk", new Origin.OfTable("Marks")),
          new CheckedSource("Delivery", new Origin.OfTable("Risk")));

  /** Where its records come from. */
  sealed interface Origin {

    /**
     * A stream, pushed or polled as a setting says.
     *
     * @param stream first word of the stream's outputs
     * @param prefix of the stream's settings
     */
    record OfStream(String stream, String prefix) implements Origin {}

    /** A stream, polled whatever the settings say. */
    record Polled(String stream) implements Origin {}

    /** The changes of this Region's replica of a table. */
    record OfTable(String table) implements Origin {}
  }

  String functionOutput() {
    return name + "FunctionName";
  }

  String sourceOutput() {
    return name + "EventSourceId";
  }
}
