package dev.weir.verification.market;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.market.MarkStore;
import dev.weir.market.PulseStore;
import dev.weir.market.delivery.DeliveryHandler;
import dev.weir.market.delivery.DeliveryPorts;
import dev.weir.market.delivery.commit.DecisionTopic;
import dev.weir.market.risk.RiskPorts;
import dev.weir.stream.Concurrency;
import dev.weir.testkit.EventSourceModel.Mistakes;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The pipeline with or without a mistake that must be found. Each function is called at the cold
 * start of an instance.
 *
 * @param marks the marks function's store
 * @param acts the operator's store
 * @param pulses the marks function's store of pulses
 * @param risk the ports of the risk function
 * @param delivery the delivery function, on a topic
 * @param deliverySource the mistakes of its event source
 * @param isSharedOutAnew whether each Region's number of groups changes during the run, one after
 *     the other
 * @param hasRates whether exchange rates are ticks too
 */
public record MarketVariant(
    BiFunction<MarketTables, MarkStore, MarkStore> marks,
    BiFunction<MarketTables, MarkStore, MarkStore> acts,
    BiFunction<MarketTables, PulseStore, PulseStore> pulses,
    BiFunction<MarketTables, RiskPorts, RiskPorts> risk,
    Function<DecisionTopic, RequestStreamHandler> delivery,
    Mistakes deliverySource,
    boolean isSharedOutAnew,
    boolean hasRates) {

  /** Without a mistake. */
  public static final MarketVariant RIGHT =
      new MarketVariant(
          (_, store) -> store,
          (_, store) -> store,
          (_, store) -> store,
          (_, ports) -> ports,
          topic -> new DeliveryHandler(new DeliveryPorts(topic, Concurrency.oneByOne())),
          Mistakes.NONE,
          false,
          false);

  /** Sets another store of marks for the marks function. */
  public MarketVariant withMarks(BiFunction<MarketTables, MarkStore, MarkStore> mistake) {
    return new MarketVariant(
        mistake, acts, pulses, risk, delivery, deliverySource, isSharedOutAnew, hasRates);
  }

  /** Sets another store of marks for the operator's acts. */
  public MarketVariant withActs(BiFunction<MarketTables, MarkStore, MarkStore> mistake) {
    return new MarketVariant(
        marks, mistake, pulses, risk, delivery, deliverySource, isSharedOutAnew, hasRates);
  }

  /** Sets another store of pulses. */
  public MarketVariant withPulses(BiFunction<MarketTables, PulseStore, PulseStore> mistake) {
    return new MarketVariant(
        marks, acts, mistake, risk, delivery, deliverySource, isSharedOutAnew, hasRates);
  }

  /** Sets other ports of the risk function. */
  public MarketVariant withRisk(BiFunction<MarketTables, RiskPorts, RiskPorts> mistake) {
    return new MarketVariant(
        marks, acts, pulses, mistake, delivery, deliverySource, isSharedOutAnew, hasRates);
  }

  /** Sets another delivery function. */
  public MarketVariant withDelivery(Function<DecisionTopic, RequestStreamHandler> mistake) {
    return new MarketVariant(
        marks, acts, pulses, risk, mistake, deliverySource, isSharedOutAnew, hasRates);
  }

  /** Sets a mistaken event source of the delivery function. */
  public MarketVariant withDeliverySource(Mistakes mistakes) {
    return new MarketVariant(
        marks, acts, pulses, risk, delivery, mistakes, isSharedOutAnew, hasRates);
  }

  /** Redistributes portfolios among other groups during the run. */
  public MarketVariant sharedOutAnew() {
    return new MarketVariant(marks, acts, pulses, risk, delivery, deliverySource, true, hasRates);
  }

  /** Makes exchange rates ticks. */
  public MarketVariant withRates() {
    return new MarketVariant(
        marks, acts, pulses, risk, delivery, deliverySource, isSharedOutAnew, true);
  }
}
