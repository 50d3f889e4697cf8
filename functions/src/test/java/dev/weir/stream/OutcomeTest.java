package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final PojoSerializer<StreamsEventResponse> LAMBDA =
      JacksonFactory.getInstance().getSerializer(StreamsEventResponse.class);

  @Test
  void done_is_an_empty_list_of_failures() throws IOException {
    assertThat(written(Outcome.done())).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void a_retry_names_the_first_record_that_was_not_applied() throws IOException {
    String json = written(Outcome.retryFrom(new SequenceNumber("4959")));

    assertThat(json).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4959\"}]}");
    assertThat(LAMBDA.fromJson(json).getBatchItemFailures())
        .isEqualTo(List.of(new BatchItemFailure("4959")));
  }

  private static String written(Outcome outcome) throws IOException {
    var response = new ByteArrayOutputStream();
    outcome.writeTo(response);
    return response.toString(StandardCharsets.UTF_8);
  }
}
