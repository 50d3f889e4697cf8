package dev.weir.local.eventsource;

/** The pauses of an event source: after failures, and between reads. */
record SourcePauses(Backoff backoff, Polling polling) {}
