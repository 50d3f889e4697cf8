package dev.weir.verification.kits;

import dev.weir.acceptance.stacks.LocalStackStack;
import dev.weir.acceptance.stacks.ProvisionedStack;
import org.junit.jupiter.api.Tag;

/** Tests the adapters on LocalStack; skipped without Docker. */
@Tag("cloud")
class LocalStackMarketAdaptersIT extends MarketAdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalStackStack.get();
  }
}
