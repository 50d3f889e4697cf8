package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.CorporateAction;
import dev.weir.market.reference.CurrencyMoves;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.ReferenceVersion;
import dev.weir.market.reference.SessionHours;
import dev.weir.stream.UnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of reference data. */
abstract class ReferenceStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

  private ReferenceStore references;

  /** Returns an empty one that nobody else uses. */
  abstract ReferenceStore open();

  @BeforeEach
  void openStore() {
    references = open();
  }

  private static ReferenceSet set(String quantity) {
    return set(quantity, List.of());
  }

  private static ReferenceSet set(String quantity, List<Instrument> more) {
    var instruments = new ArrayList<Instrument>();
    instruments.add(instrument("ACME", new double[] {-0.013, 0.1}));
    instruments.addAll(more);
    return new ReferenceSet(
        instruments,
        Map.of("EUR", new BigDecimal("1.0834")),
        List.of(
            new PortfolioPosition(
                "growth", "ACME", new BigDecimal(quantity), new BigDecimal("98.5"))),
        Map.of("growth", new Limits(Map.of(Limit.GROSS, new BigDecimal("1000000")))),
        List.of(new SessionHours("XNAS", "2026-11-23", AT, AT.plusSeconds(3600))),
        List.of(),
        Policy.DEFAULT,
        List.of(),
        List.of(new CurrencyMoves("EUR", Optional.of("EUR/USD"), new double[] {0.01, -0.003})),
        List.of(new CorporateAction("ACME", "2026-11-24", 3, 2, false)));
  }

  private static Instrument instrument(String symbol, double[] returns) {
    return new Instrument(symbol, "Acme \"& Söhne\"", "equity", "EUR", BigDecimal.ONE, returns);
  }

  @Test
  void where_nothing_was_loaded_nothing_holds() {
    assertThat(references.current()).isEmpty();
  }

  @Test
  void the_latest_load_holds_to_the_last_digit() {
    var first = references.load(set("100"), Optional.empty(), AT);
    assertThat(references.current()).isEqualTo(first);
    assertThat(first.orElseThrow().version()).isEqualTo(1);
    assertThat(references.read(first.get())).isEqualTo(set("100"));
    var second = references.load(set("-200.5"), first, AT.plusSeconds(1));
    assertThat(references.current()).isEqualTo(second);
    assertThat(second.orElseThrow().version()).isEqualTo(2);
    assertThat(references.read(second.get())).isEqualTo(set("-200.5"));
    assertThat(references.read(first.get())).isEqualTo(set("100"));
  }

  @Test
  void of_two_simultaneous_loads_one_reports_that_the_other_was_faster() {
    var first = references.load(set("100"), Optional.empty(), AT);
    assertThat(references.load(set("101"), Optional.empty(), AT)).isEmpty();
    references.load(set("102"), first, AT);
    assertThat(references.load(set("103"), first, AT)).isEmpty();
    assertThat(references.read(references.current().orElseThrow())).isEqualTo(set("102"));
  }

  @Test
  void to_load_the_same_once_more_is_another_version() {
    var first = references.load(set("100"), Optional.empty(), AT);
    var second = references.load(set("100"), first, AT.plusSeconds(1));
    assertThat(second.orElseThrow().version()).isEqualTo(2);
    assertThat(references.read(second.get())).isEqualTo(set("100"));
  }

  private ReferenceVersion load(String quantity) {
    return references.load(set(quantity), references.current(), AT).orElseThrow();
  }

  /** Loads a version based on an expected version in force, and stops before it takes effect. */
  private ReferenceVersion loadInVain(String quantity, Optional<ReferenceVersion> before) {
    var elsewhere = open();
    var held = Optional.<ReferenceVersion>empty();
    for (var i = 0L; i < before.map(ReferenceVersion::version).orElse(0L); i++) {
      held = elsewhere.load(set("1"), held, AT);
    }
    var wanted = elsewhere.load(set(quantity), held, AT).orElseThrow();
    assertThat(references.load(set(quantity), before, AT)).isEmpty();
    assertThat(references.read(wanted)).isEqualTo(set(quantity));
    return wanted;
  }

  private void assertRemoved(ReferenceVersion version) {
    assertThatThrownBy(() -> references.read(version)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void versions_older_than_the_two_latest_are_removed() {
    var first = load("100");
    var second = load("101");
    assertThat(references.removeOlderThan(second)).isZero();
    assertThat(references.read(first)).isEqualTo(set("100"));
    var third = load("102");
    assertThat(references.removeOlderThan(third)).isEqualTo(1);
    assertRemoved(first);
    assertThat(references.read(second)).isEqualTo(set("101"));
    assertThat(references.read(third)).isEqualTo(set("102"));
    assertThat(references.current()).contains(third);
  }

  @Test
  void to_remove_once_more_removes_nothing() {
    load("100");
    load("101");
    var third = load("102");
    references.removeOlderThan(third);
    assertThat(references.removeOlderThan(third)).isZero();
    assertThat(references.current()).contains(third);
  }

  @Test
  void what_never_held_is_removed_once_its_version_is_taken() {
    var first = load("100");
    var second = load("101");
    var never = loadInVain("666", Optional.of(first));
    assertThat(references.removeOlderThan(second)).isEqualTo(1);
    assertRemoved(never);
    assertThat(references.read(first)).isEqualTo(set("100"));
    assertThat(references.read(second)).isEqualTo(set("101"));
  }

  @Test
  void what_somebody_else_loads_at_this_moment_stays() {
    var first = load("100");
    var notYetHeld = loadInVain("102", Optional.of(new ReferenceVersion(2, "2-other", 1, AT)));
    assertThat(notYetHeld.version()).isEqualTo(3);
    assertThat(references.removeOlderThan(first)).isZero();
    assertThat(references.read(notYetHeld)).isEqualTo(set("102"));
  }

  @Test
  void a_late_removal_leaves_later_loads() {
    load("100");
    var second = load("101");
    var third = load("102");
    var fourth = load("103");
    references.removeOlderThan(second);
    assertThat(references.read(third)).isEqualTo(set("102"));
    assertThat(references.read(fourth)).isEqualTo(set("103"));
  }

  @Test
  void of_a_large_set_every_item_is_removed() {
    var large = references.load(set("100", many()), Optional.empty(), AT);
    load("101");
    assertThat(references.removeOlderThan(load("102"))).isEqualTo(1);
    assertRemoved(large.orElseThrow());
  }

  @Test
  void a_set_that_takes_many_items_is_read_back_whole() {
    var large = set("100", many());
    var loaded = references.load(large, Optional.empty(), AT);
    assertThat(references.read(loaded.orElseThrow())).isEqualTo(large);
  }

  private static List<Instrument> many() {
    var random = new SplittableRandom(1);
    var many = new ArrayList<Instrument>();
    for (var i = 0; i < 300; i++) {
      many.add(instrument("S" + i, random.doubles(2, -0.1, 0.1).toArray()));
    }
    return many;
  }
}
