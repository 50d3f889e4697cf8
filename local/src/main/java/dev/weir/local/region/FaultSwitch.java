package dev.weir.local.region;

import dev.weir.local.control.ControlClient;
import dev.weir.local.fault.LocalFault;
import java.net.URI;
import java.time.Duration;

/**
 * Switches faults of a running local cloud's Regions on and off, from any process of this machine.
 *
 * <p>On the wire: {@code GET} and {@code PUT /regions/<region>/faults} of the control endpoint,
 * with {@link RegionFaultState#toJson}; with {@code ?leaseMillis=<n>} they end after that time.
 */
public final class FaultSwitch implements AutoCloseable {

  /** The processes of a lost Region's functions are ended before it answers. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ControlClient client;

  /**
   * Creates the switch of one local cloud.
   *
   * @param control the address {@code control} among the endpoints of its state
   */
  public FaultSwitch(URI control) {
    client =
        new ControlClient(
            control,
            PATIENCE,
            "Start it with several Regions, and name one of them: weir status shows them.");
  }

  /** Returns the present faults of a Region. */
  public RegionFaultState get(String region) {
    return RegionFaultState.parse(client.get(address(region)));
  }

  /**
   * Replaces the faults of a Region. When it returns, the faults are in effect, or gone.
   *
   * @throws LocalFault if the cloud has no such Region, or only one
   */
  public void set(String region, RegionFaultState faults) {
    client.put(address(region), faults.toJson());
  }

  /**
   * Replaces the faults of a Region for a limited time unless they are set again, because the
   * caller may be killed.
   *
   * @throws LocalFault if the cloud has no such Region, or only one
   */
  public void set(String region, RegionFaultState faults, Duration lease) {
    client.put(address(region) + "?leaseMillis=" + lease.toMillis(), faults.toJson());
  }

  private static String address(String region) {
    return "/regions/" + region + "/faults";
  }

  @Override
  public void close() {
    client.close();
  }
}
