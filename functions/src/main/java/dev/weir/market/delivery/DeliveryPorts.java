package dev.weir.market.delivery;

import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.stream.Concurrency;

/**
 * Everything outside itself that the delivery function uses.
 *
 * @param concurrency how portfolios are delivered: concurrently, or one by one in simulations
 */
public record DeliveryPorts(DecisionTopic topic, Concurrency concurrency) {}
