package dev.weir.verification.stacks;

import dev.weir.local.emulators.LocalClients;
import java.util.Map;

/** The synthesised template, provisioned somewhere: what contract kits of real adapters run on. */
public interface ProvisionedStack {

  /** Clients of its services. */
  LocalClients clients();

  /** The stack's outputs. */
  Map<String, String> outputs();
}
