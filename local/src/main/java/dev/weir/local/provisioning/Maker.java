package dev.weir.local.provisioning;

/** Makes a resource of one type. */
@FunctionalInterface
interface Maker {

  /** Makes it and returns when it can be used. */
  Made make(Properties properties);
}
