package dev.weir.archive;

import dev.weir.engine.StreamHandler;
import dev.weir.telemetry.Telemetry;

/** The Lambda entry point for the archive of a stream. */
public final class ArchiveHandler extends StreamHandler {

  /** Called by Lambda at cold start; configures everything from the environment. */
  public ArchiveHandler() {
    super(ArchiveFunction.fromEnvironment(System.getenv()).function().primed());
  }

  /** Creates a handler with the given ports, for simulations and tests. */
  public ArchiveHandler(ArchivedStream stream, ArchivePorts ports) {
    this(stream, ports, Telemetry.unseen(stream.step()));
  }

  /** Creates a handler with the given ports and telemetry. */
  public ArchiveHandler(ArchivedStream stream, ArchivePorts ports, Telemetry telemetry) {
    super(new ArchiveFunction(stream, ports, telemetry).function());
  }
}
