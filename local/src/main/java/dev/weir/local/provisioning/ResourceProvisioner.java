package dev.weir.local.provisioning;

/** Makes a resource of one type. */
@FunctionalInterface
interface ResourceProvisioner {

  /** Makes it and returns when it can be used. */
  CreatedResource make(Properties properties);
}
