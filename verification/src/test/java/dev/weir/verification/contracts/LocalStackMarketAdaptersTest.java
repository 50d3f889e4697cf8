package dev.weir.verification.contracts;

import dev.weir.verification.stacks.LocalStackStack;
import dev.weir.verification.stacks.ProvisionedStack;
import org.junit.jupiter.api.Tag;

/** Tests the adapters on LocalStack; skipped without Docker. */
@Tag("cloud")
class LocalStackMarketAdaptersTest extends MarketAdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalStackStack.get();
  }
}
