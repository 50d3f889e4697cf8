package dev.weir.market.delivery.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

class ShortDecisionTest {

  private static final String DECISION =
      "{\"portfolio\":\"growth\",\"version\":7,\"previousVersion\":6,\"state\":\"HALTED\","
          + "\"reasons\":[{\"limit\":\"GROSS\"}],\"stale\":[\"A@X\"],\"figures\":{\"gross\":\"1\"},"
          + "\"referenceVersion\":3,\"decidedAt\":\"2026-11-23T10:00:00Z\",\"region\":\"eu\","
          + "\"epoch\":4,\"marks\":{\"A@X\":\"2026-11-23/1\"}}";
  private static final String SHORT =
      "{\"portfolio\":\"growth\",\"version\":7,\"previousVersion\":6,\"state\":\"HALTED\","
          + "\"referenceVersion\":3,\"decidedAt\":\"2026-11-23T10:00:00Z\",\"region\":\"eu\","
          + "\"epoch\":4,\"shortened\":true}";

  /** An SNS client that refuses messages above a length, or fails. */
  private static final class Sns implements SnsClient {
    private final int longest;
    private final String code;
    private final List<String> taken = new ArrayList<>();
    private final List<String> contracts = new ArrayList<>();

    Sns(int longest, String code) {
      this.longest = longest;
      this.code = code;
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
      if (request.message().length() > longest) {
        throw SnsException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
      }
      taken.add(request.message());
      contracts.add(request.messageAttributes().get("contract").stringValue());
      return PublishResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static void publish(Sns sns) {
    new SnsDecisionTopic(sns, "arn").publish("growth", 7, DECISION);
  }

  @Test
  void it_keeps_what_a_trading_system_must_know_at_once() {
    assertThat(ShortDecision.of(DECISION)).isEqualTo(SHORT);
  }

  @Test
  void a_message_names_its_contract() {
    var sns = new Sns(DECISION.length(), "InvalidParameter");
    publish(sns);
    assertThat(sns.contracts).containsExactly("decision/2");
  }

  @Test
  void what_sns_refuses_goes_out_in_short_form() {
    var sns = new Sns(SHORT.length(), "InvalidParameter");
    publish(sns);
    assertThat(sns.taken).containsExactly(SHORT);
  }

  @Test
  void a_message_that_is_refused_in_short_form_too_is_refused() {
    assertThatThrownBy(() -> publish(new Sns(10, "InvalidParameter")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void an_outage_is_not_answered_with_the_short_form() {
    var sns = new Sns(SHORT.length(), "Throttled");
    assertThatThrownBy(() -> publish(sns)).isInstanceOf(UnavailableException.class);
    assertThat(sns.taken).isEmpty();
  }
}
