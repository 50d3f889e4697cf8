package dev.weir.verification.contracts;

import dev.weir.verification.stacks.LocalCloudStack;
import dev.weir.verification.stacks.ProvisionedStack;

/** The adapters on DynamoDB Local and fauxqs. */
class LocalCloudAdaptersTest extends AdapterContracts {
  @Override
  ProvisionedStack stack() {
    return LocalCloudStack.get();
  }
}
