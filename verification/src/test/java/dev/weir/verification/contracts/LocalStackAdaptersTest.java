package dev.weir.verification.contracts;

import dev.weir.verification.stacks.LocalStackStack;
import dev.weir.verification.stacks.ProvisionedStack;
import org.junit.jupiter.api.Tag;

/** The adapters on LocalStack; skipped where there is no Docker. */
@Tag("cloud")
class LocalStackAdaptersTest extends AdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalStackStack.get();
  }
}
