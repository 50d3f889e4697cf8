package dev.weir.rehearsal.demo.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.producer.Sender;

/**
 * The ticks that a Region was sent.
 *
 * @param cloud the Region's stack
 * @param sender of all of them
 */
public record SentFeed(Cloud cloud, Sender sender) {}
