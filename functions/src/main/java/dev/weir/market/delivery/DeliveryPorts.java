package dev.weir.market.delivery;

import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.stream.Concurrency;

/**
 * All that the delivery function reaches outside of itself.
 *
 * @param concurrency how portfolios are delivered: at once, or one by one in simulations
 */
public record DeliveryPorts(DecisionTopic topic, Concurrency concurrency) {}
