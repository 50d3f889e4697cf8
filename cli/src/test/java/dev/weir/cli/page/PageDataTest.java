package dev.weir.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.PageData;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PageDataTest {

  @Test
  void the_local_cloud_finds_everything_that_the_page_asks_for() {
    assertThat(ServiceLoader.load(PageData.class))
        .extracting(PageData::name)
        .containsExactlyInAnyOrder("services", "fraud", "profile", "pipelines");
  }
}
