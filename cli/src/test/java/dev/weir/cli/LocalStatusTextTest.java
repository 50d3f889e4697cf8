package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LocalStatusTextTest {

  private static final String STATUS =
      """
      {"pid":7,"regions":[{"name":"eu-west-1"}],
       "parts":[{"name":"kinesis","pid":8,"port":4567},{"name":"function access-logs","pid":9}],
       "eventSources":[{"stream":"arn:aws:kinesis:eu-west-1:000000000000:stream/logs",
         "shards":[{"shardId":"shardId-000000000000","state":"READING","iteratorAgeMillis":1250}]}],
       "outputs":{"CountsTable":"a-name-that-cloudformation-has-made-long-and-longer"}}
      """;

  @Test
  void every_part_shard_and_output_is_listed() throws IOException {
    assertThat(printed(Integer.MAX_VALUE))
        .containsSubsequence(
            "kinesis                     8  4567",
            "function access-logs        9",
            "stream stream/logs",
            "shardId-000000000000  READING       1,250",
            "CountsTable  a-name-that-cloudformation-has-made-long-and-longer");
  }

  @Test
  void a_narrow_terminal_shortens_names() throws IOException {
    assertThat(printed(40).lines()).allMatch(line -> line.length() <= 40);
  }

  private static String printed(int width) throws IOException {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    new LocalStatusText(new ObjectMapper().readTree(STATUS), width, out).print();
    out.flush();
    return text.toString();
  }
}
