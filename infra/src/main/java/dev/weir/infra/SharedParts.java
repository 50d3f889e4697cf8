package dev.weir.infra;

/** The parts that all pipelines of a stack share. */
record SharedParts(
    Encryption encryption,
    ShardPositions positions,
    QuarantineStorage quarantine,
    Alerting alerting) {}
