package dev.weir.verification.contracts;

import dev.weir.verification.stacks.LocalCloudStack;
import dev.weir.verification.stacks.ProvisionedStack;

/** The adapters on DynamoDB Local and fauxqs. */
class LocalCloudMarketAdaptersTest extends MarketAdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalCloudStack.get();
  }
}
