package dev.weir.local.rehearsal;

import dev.weir.local.control.ControlClient;
import dev.weir.local.fault.LocalFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Injects faults into a running local cloud, and removes them, from any process of this machine.
 *
 * <p>On the wire: {@code GET} and {@code PUT /faults} of the control endpoint, with {@link
 * InjectionJson}.
 */
public final class RehearsalSwitch implements AutoCloseable {

  private static final String ADDRESS = "/faults";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ControlClient client;

  /**
   * Creates the switch of one local cloud.
   *
   * @param control the address {@code control} among the endpoints of its state
   */
  public RehearsalSwitch(URI control) {
    client =
        new ControlClient(
            control,
            PATIENCE,
            "If it was started by another version, start it again: weir down, weir up.");
  }

  /** Returns the faults injected now. */
  public List<Injection> active() {
    return InjectionJson.read(client.get(ADDRESS));
  }

  /**
   * Replaces all injected faults; they are in effect when it returns.
   *
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  public void replace(List<Injection> injections) {
    client.put(ADDRESS, InjectionJson.write(injections));
  }

  /** Removes every fault. */
  public void clear() {
    replace(List.of());
  }

  @Override
  public void close() {
    client.close();
  }
}
