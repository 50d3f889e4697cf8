package dev.weir.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks contracts: compares every version of each with all of its earlier ones. Works offline. */
public final class SchemaGate {

  private final Supplier<Buf> buf;

  /**
   * Creates a gate.
   *
   * @param buf called only if there are Protobuf files
   */
  public SchemaGate(Supplier<Buf> buf) {
    this.buf = buf;
  }

  /** Returns every problem with a contract. */
  public List<SchemaRefusal> check(Contract contract) {
    var refusals = new ArrayList<SchemaRefusal>();
    var gate = new AvroGate(contract.compatibility());
    refusals.addAll(gate.check(contract.avro().stream().map(SchemaGate::version).toList()));
    if (!contract.protobuf().isEmpty()) {
      refusals.addAll(new ProtobufGate(buf.get()).check(contract.protobuf(), contract.message()));
    }
    return refusals;
  }

  private static AvroGate.AvroVersion version(Path file) {
    return new AvroGate.AvroVersion(file.getFileName().toString(), ContractFolder.text(file));
  }
}
