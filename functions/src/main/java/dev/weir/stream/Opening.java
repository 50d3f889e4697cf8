package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One record being opened: what was found so far, and how much may still be inflated. */
final class Opening {

  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  private final boolean unwrapJson;
  private final List<Payload> payloads = new ArrayList<>();
  private Optional<String> partitionKey = Optional.empty();
  private int inflatable = Envelope.MAX_INFLATED_BYTES;

  Opening(boolean unwrapJson) {
    this.unwrapJson = unwrapJson;
  }

  List<Payload> payloads() {
    return payloads;
  }

  /** Opens an aggregate: its user records are opened as records are. */
  void openAggregate(Slice aggregate, HashKeyRange range) {
    for (var record : Aggregate.userRecords(aggregate, range)) {
      partitionKey = Optional.of(record.partitionKey());
      open(record.data());
    }
  }

  /** Opens what is no aggregate. */
  void open(Slice data) {
    if (Gunzip.isGzip(data)) {
      Slice text = Gunzip.inflate(data, inflatable);
      inflatable -= text.length();
      openText(text);
    } else {
      openText(data);
    }
  }

  private void openText(Slice text) {
    if (Aggregate.isAggregate(text) || Gunzip.isGzip(text) || text.startsWith(ZSTANDARD)) {
      throw new UnreadableException(
          Reason.UNSUPPORTED_ENVELOPE, "Aggregate or compressed data where lines should be");
    }
    if (CloudWatchDocument.isDocument(text)) {
      CloudWatchDocument.read(text, this::openMessage);
    } else {
      openLines(text, "");
    }
  }

  private void openMessage(byte[] message, String logGroup) {
    openLines(new Slice(message, 0, message.length), logGroup);
  }

  private void openLines(Slice lines, String source) {
    if (unwrapJson) {
      WrappedLines.unwrap(lines, source, this::add);
    } else if (lines.length() > 0) {
      add(new Payload(lines.bytes(), lines.from(), lines.to(), source));
    }
  }

  private void add(Payload payload) {
    payloads.add(partitionKey.isEmpty() ? payload : payload.withPartitionKey(partitionKey));
  }
}
