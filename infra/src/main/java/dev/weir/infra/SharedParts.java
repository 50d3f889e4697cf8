package dev.weir.infra;

/** What every pipeline of a stack stands on. */
record SharedParts(
    Encryption encryption, ShardPositions positions, Quarantine quarantine, Alerting alerting) {}
