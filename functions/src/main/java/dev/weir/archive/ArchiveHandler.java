package dev.weir.archive;

import dev.weir.engine.StreamHandler;
import dev.weir.telemetry.Telemetry;

/** Lambda's entry for the archive of a stream. */
public final class ArchiveHandler extends StreamHandler {

  /** What Lambda calls at cold start: everything comes from the environment. */
  public ArchiveHandler() {
    super(ArchiveFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** With ports of its own, as in simulations and tests. */
  public ArchiveHandler(ArchivedStream stream, ArchivePorts ports) {
    this(stream, ports, Telemetry.unseen(stream.step()));
  }

  /** With ports and telemetry of its own. */
  public ArchiveHandler(ArchivedStream stream, ArchivePorts ports, Telemetry telemetry) {
    super(new ArchiveFunction(stream, ports, telemetry).function());
  }
}
