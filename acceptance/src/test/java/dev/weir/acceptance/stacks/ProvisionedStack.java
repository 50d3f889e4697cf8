package dev.weir.acceptance.stacks;

import dev.weir.local.emulators.LocalClients;
import java.util.Map;

/**
 * The synthesised template, provisioned somewhere: the base of the contract kits of real adapters.
 */
public interface ProvisionedStack {

  /** Returns clients of its services. */
  LocalClients clients();

  /** Returns the stack's outputs. */
  Map<String, String> outputs();
}
