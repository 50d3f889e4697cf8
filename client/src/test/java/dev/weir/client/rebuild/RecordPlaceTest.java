package dev.weir.client.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.rebuild.RecordPlace.RecordPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RecordPlaceTest {

  @Test
  void it_is_read_back_as_it_is_printed() {
    var text = "shardId-000000000000:4967";
    assertThat(new RecordPlaces().convert(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4967", "shardId-0:", ":4967", "a shard:7", "shardId-0:-7"})
  void anything_else_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> new RecordPlaces().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("shardId-000000000000:4967");
  }
}
