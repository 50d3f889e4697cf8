package dev.weir.verification.kits;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.acceptance.stacks.ProvisionedStack;
import org.junit.jupiter.api.Tag;

/** Tests the adapters on DynamoDB Local and fauxqs. */
@Tag("cloud")
class LocalCloudMarketAdaptersIT extends MarketAdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalCloudStack.get();
  }
}
