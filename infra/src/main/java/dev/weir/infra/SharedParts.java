package dev.weir.infra;

/** What every pipeline of a stack stands on. */
record SharedParts(
    Encryption encryption,
    ShardPositions positions,
    QuarantineStorage quarantine,
    Alerting alerting) {}
