package dev.weir.verification.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.Position;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.ReferenceStore;
import dev.weir.market.reference.SessionHours;
import dev.weir.market.risk.Limit;
import dev.weir.market.risk.Limits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of reference data does. */
abstract class ReferenceStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

  private ReferenceStore references;

  /** One with nothing in it, which nobody else uses. */
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
        List.of(new Position("growth", "ACME", new BigDecimal(quantity), new BigDecimal("98.5"))),
        Map.of("growth", new Limits(Map.of(Limit.GROSS, new BigDecimal("1000000")))),
        List.of(new SessionHours("XNAS", "2026-11-23", AT, AT.plusSeconds(3600))));
  }

  private static Instrument instrument(String symbol, double[] returns) {
    return new Instrument(symbol, "Acme \"& Söhne\"", "equity", "EUR", BigDecimal.ONE, returns);
  }

  @Test
  void where_nothing_was_loaded_nothing_holds() {
    assertThat(references.current()).isEmpty();
  }

  @Test
  void what_was_loaded_last_holds_to_the_last_digit() {
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
  void of_two_who_load_at_once_one_is_told_that_the_other_was_faster() {
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

  @Test
  void a_set_that_takes_many_items_is_read_back_whole() {
    var random = new SplittableRandom(1);
    var many = new ArrayList<Instrument>();
    for (var i = 0; i < 300; i++) {
      many.add(instrument("S" + i, random.doubles(2, -0.1, 0.1).toArray()));
    }
    var large = set("100", many);
    var loaded = references.load(large, Optional.empty(), AT);
    assertThat(references.read(loaded.orElseThrow())).isEqualTo(large);
  }
}
