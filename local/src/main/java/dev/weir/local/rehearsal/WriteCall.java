package dev.weir.local.rehearsal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call that writes to something; what it writes to, by physical names. */
sealed interface WriteCall {

  /** What it writes to. */
  Set<String> names();

  /**
   * A call of DynamoDB.
   *
   * @param actions of a transaction: the table of each of its actions, in their order; otherwise
   *     empty
   */
  record ToTables(Set<String> names, List<String> actions) implements WriteCall {
    public ToTables {
      names = Set.copyOf(names);
      actions = List.copyOf(actions);
    }
  }

  /**
   * A call that puts records to a Kinesis stream.
   *
   * @param cbor whether it is in CBOR, as the SDK has it, or in JSON; the answer is to be the same
   */
  record ToStream(String stream, boolean cbor) implements WriteCall {
    @Override
    public Set<String> names() {
      return Set.of(stream);
    }
  }

  /** A call that publishes to an SNS topic. */
  record ToTopic(String topic) implements WriteCall {
    @Override
    public Set<String> names() {
      return Set.of(topic);
    }
  }

  /** Reads a request; empty where it writes to none of these. */
  static Optional<WriteCall> of(ServiceRequest request) throws IOException {
    return new WriteCallReader(request).read();
  }
}
