package dev.weir.events.transaction;

import dev.weir.events.codec.AvroVersions;

/** Every published version of the transaction's schemas. */
final class AvroSchemas {

  /** The newest version, which is written. */
  static final int LATEST = 2;

  static final int LATEST_PROTOBUF = 2;

  static final AvroVersions VERSIONS = new AvroVersions("transaction", LATEST);

  private AvroSchemas() {}
}
