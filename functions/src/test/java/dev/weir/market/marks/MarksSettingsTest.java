package dev.weir.market.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.Regions;
import dev.weir.settings.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksSettingsTest {

  @Test
  void the_lead_is_shared_out_among_the_regions_of_the_market() {
    var settings =
        MarksSettings.of(Map.of(Regions.REGION, "us-west-2", Regions.ALL, "us-east-1,us-west-2"));

    assertThat(settings.lead().region()).isEqualTo("us-west-2");
    assertThat(settings.lead().regions()).containsExactly("us-east-1", "us-west-2");
  }

  @Test
  void without_the_other_regions_names_it_leads_every_symbol() {
    var settings = MarksSettings.of(Map.of(Regions.REGION, "us-east-1"));

    assertThat(settings.lead().regions()).containsExactly("us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-2", "us-east-1,", "us-east-1, us-west-2", "us-east-1;us-west-2"})
  void a_list_that_lacks_its_own_region_or_has_a_wrong_name_is_refused(String regions) {
    assertThatThrownBy(
            () -> MarksSettings.of(Map.of(Regions.REGION, "us-east-1", Regions.ALL, regions)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(Regions.ALL)
        .hasMessageContaining("us-east-1,us-east-2");
  }
}
