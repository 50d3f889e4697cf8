package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class TablePaceTest {

  /** Returns the reads of an empty table's only shard in ten seconds; one more is at the start. */
  private static int reads(TablePace pace) {
    var source = new EventSourceFixture();
    source.tables = pace;
    var table = new FakeTable(source.time::now, StreamViewType.NEW_IMAGE);
    source.reading(table).run(Duration.ofSeconds(10));
    return table.reads() - 1;
  }

  @Test
  void a_table_is_read_four_times_per_second_as_lambda_does() {
    assertThat(reads(TablePace.LAMBDA)).isBetween(39, 40);
  }

  @Test
  void an_eager_source_reads_a_table_forty_times_per_second() {
    assertThat(reads(TablePace.EAGER)).isBetween(399, 400);
  }
}
