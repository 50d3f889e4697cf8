package dev.weir.market.marks.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadRegionTest {

  private static final LeadRegion FIRST =
      new LeadRegion("us-east-1", List.of("us-east-1", "us-west-2"));
  private static final LeadRegion SECOND =
      new LeadRegion("us-west-2", List.of("us-west-2", "us-east-1"));

  @Test
  void exactly_one_region_leads_a_symbol_in_whatever_order_the_regions_are_given() {
    var symbols = IntStream.range(0, 1_000).mapToObj(number -> "S" + number).toList();

    assertThat(symbols).allMatch(symbol -> FIRST.leads(symbol) != SECOND.leads(symbol));
    assertThat(symbols.stream().filter(FIRST::leads).count()).isBetween(400L, 600L);
  }

  @Test
  void a_region_alone_leads_every_symbol() {
    assertThat(new LeadRegion("us-east-1", List.of("us-east-1")).leads("BRK/B")).isTrue();
  }

  @Test
  void a_region_that_is_not_among_the_regions_is_refused() {
    assertThatThrownBy(() -> new LeadRegion("eu-west-1", List.of("us-east-1")))
        .hasMessage("eu-west-1 is not one of the Regions [us-east-1]");
  }
}
