package dev.weir.local.eventsource;

/** The pauses of an event source: after failures, and of a table's stream without records. */
record SourcePauses(Backoff backoff, TablePace tables) {}
