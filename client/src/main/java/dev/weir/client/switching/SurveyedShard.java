package dev.weir.client.switching;

import dev.weir.stream.Shard;

/** A shard that a stream lists, and what its lane has not applied of it. */
public record SurveyedShard(Shard shard, Unread unread) {}
