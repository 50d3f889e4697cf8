package dev.weir.cli.schema;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import dev.weir.gate.Buf;
import dev.weir.gate.Contract;
import dev.weir.gate.ContractFolder;
import dev.weir.gate.InvalidContractException;
import dev.weir.gate.SchemaGate;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The contracts that a command covers, with faults for the user. */
final class Contracts {

  private static final String REMEDY = "docs/contracts.md shows the folder layout.";

  private Contracts() {}

  /** Returns Weir's own contracts, or those of a folder. */
  static List<Contract> in(String folder) {
    return reporting(() -> ContractFolder.read(path(folder)));
  }

  private static Path path(String folder) {
    return folder == null
        ? WeirHome.path().resolve("events/src/main/resources/contracts")
        : Path.of(folder);
  }

  /** Returns the gate, with the checkout's buf. */
  static SchemaGate gate() {
    return new SchemaGate(() -> Buf.in(WeirHome.path()));
  }

  /** Returns a reader's result, and turns its read errors into faults of the command. */
  static <T> T reporting(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidContractException e) {
      throw new CommandFault(e.getMessage(), REMEDY);
    }
  }
}
