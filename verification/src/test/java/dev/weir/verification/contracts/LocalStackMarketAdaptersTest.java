package dev.weir.verification.contracts;

import dev.weir.verification.stacks.LocalStackStack;
import dev.weir.verification.stacks.ProvisionedStack;

/** The adapters on LocalStack; skipped where there is no Docker. */
class LocalStackMarketAdaptersTest extends MarketAdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalStackStack.get();
  }
}
