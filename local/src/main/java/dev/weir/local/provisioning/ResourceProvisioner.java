package dev.weir.local.provisioning;

/** Creates a resource of one type. */
@FunctionalInterface
interface ResourceProvisioner {

  /** Creates it and returns when it can be used. */
  CreatedResource make(Properties properties);
}
