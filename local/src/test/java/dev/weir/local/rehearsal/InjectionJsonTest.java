package dev.weir.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant UNTIL = Instant.parse("2026-11-23T22:00:00.125Z");

  @Test
  void every_fault_is_read_as_it_was_written() throws JsonProcessingException {
    var injections =
        Stream.of(
                new SlowWrites(Set.of("counts", "positions"), Duration.ofMillis(1500)),
                new ThrottledWrites(Set.of("counts"), 0.25),
                new RefusedProducers(Set.of("stream")),
                new SlowFunctions(Set.of("function"), Duration.ofSeconds(2)))
            .map(fault -> new Injection(fault, UNTIL))
            .toList();

    var text = InjectionJson.write(injections).toString();

    assertThat(InjectionJson.read(JSON.readTree(text))).isEqualTo(injections);
    assertThat(InjectionJson.read(InjectionJson.write(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'faults':{}}",
        "{'faults':[],'more':1}",
        "{'faults':[{'fault':'fire','names':['a'],'until':'2026-11-23T22:00:00Z'}]}",
        "{'faults':[{'fault':'refused-producers','names':[],'until':'2026-11-23T22:00:00Z'}]}",
        "{'faults':[{'fault':'refused-producers','names':['a'],'until':'soon'}]}",
        "{'faults':[{'fault':'refused-producers','names':['a'],'until':'2026-11-23T22:00:00Z',"
            + "'why':1}]}",
        "{'faults':[{'fault':'slow-writes','names':['a'],'until':'2026-11-23T22:00:00Z'}]}",
        "{'faults':[{'fault':'slow-writes','names':['a'],'delayMillis':60001,"
            + "'until':'2026-11-23T22:00:00Z'}]}",
        "{'faults':[{'fault':'throttled-writes','names':['a'],'share':1.5,"
            + "'until':'2026-11-23T22:00:00Z'}]}",
        "{'faults':[{'fault':'throttled-writes','names':['a'],'share':'all',"
            + "'until':'2026-11-23T22:00:00Z'}]}"
      })
  void anything_else_is_refused(String text) throws JsonProcessingException {
    var node = JSON.readTree(text.replace('\'', '"'));

    assertThatThrownBy(() -> InjectionJson.read(node)).isInstanceOf(IllegalArgumentException.class);
  }
}
