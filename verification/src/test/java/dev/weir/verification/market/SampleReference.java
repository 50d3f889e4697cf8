package dev.weir.verification.market;

import dev.weir.market.Collar;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.samples.MarketInstrument;
import dev.weir.samples.MarketLimits;
import dev.weir.samples.MarketReference;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sample's reference data in the functions' form. */
final class SampleReference {

  private SampleReference() {}

  static ReferenceSet of(MarketReference sample) {
    return new ReferenceSet(
        sample.instruments().stream().map(SampleReference::instrument).toList(),
        sample.fx(),
        sample.positions().stream()
            .map(
                each ->
                    new PortfolioPosition(
                        each.portfolio(), each.symbol(), each.quantity(), each.averageCost()))
            .toList(),
        sample.limits().stream()
            .collect(Collectors.toMap(MarketLimits::portfolio, SampleReference::limits)),
        sample.sessions().stream()
            .map(
                each ->
                    new SessionHours(each.venue(), each.session(), each.opensAt(), each.closesAt()))
            .toList(),
        List.of(
            new CollarRule(
                Optional.empty(),
                Optional.empty(),
                new Collar(MarketReference.COLLAR, BigDecimal.ZERO, false))));
  }

  private static Instrument instrument(MarketInstrument each) {
    return new Instrument(
        each.symbol(),
        each.name(),
        each.assetClass(),
        each.currency(),
        each.multiplier(),
        each.returns().stream().mapToDouble(BigDecimal::doubleValue).toArray());
  }

  private static Limits limits(MarketLimits each) {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    each.gross().ifPresent(value -> most.put(Limit.GROSS, value));
    each.net().ifPresent(value -> most.put(Limit.NET, value));
    each.valueAtRisk().ifPresent(value -> most.put(Limit.VALUE_AT_RISK, value));
    each.expectedShortfall().ifPresent(value -> most.put(Limit.EXPECTED_SHORTFALL, value));
    each.singleName().ifPresent(value -> most.put(Limit.SINGLE_NAME, value));
    each.dailyLoss().ifPresent(value -> most.put(Limit.DAILY_LOSS, value));
    return new Limits(most);
  }
}
