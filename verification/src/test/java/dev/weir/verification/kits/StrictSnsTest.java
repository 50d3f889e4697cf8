package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.verification.fakes.StrictSns;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The model of SNS refuses the same as the API reference, and nothing more. */
class StrictSnsTest {

  private static final int LIMIT = 256 * 1024;

  private static void publish(Consumer<PublishRequest.Builder> settings) {
    var request = PublishRequest.builder().topicArn("arn:aws:sns:us-east-1:0:alerts");
    request.message("text");
    settings.accept(request);
    new StrictSns().publish(request.build());
  }

  private static void taken(Consumer<PublishRequest.Builder> settings) {
    assertThatCode(() -> publish(settings)).doesNotThrowAnyException();
  }

  private static void refused(Consumer<PublishRequest.Builder> settings) {
    assertThatThrownBy(() -> publish(settings)).isInstanceOf(InvalidParameterException.class);
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  @Test
  void a_message_has_256_kilobytes_at_most() {
    taken(r -> r.message("x".repeat(LIMIT)));
    refused(r -> r.message("x".repeat(LIMIT + 1)));
    refused(r -> r.message("€".repeat(LIMIT / 3 + 1)));
    refused(r -> r.message(""));
  }

  @Test
  void attributes_count_with_name_type_and_value() {
    var attributes = Map.of("user", text("ana"));
    var bytes = "user".length() + "String".length() + "ana".length();
    taken(r -> r.message("x".repeat(LIMIT - bytes)).messageAttributes(attributes));
    refused(r -> r.message("x".repeat(LIMIT - bytes + 1)).messageAttributes(attributes));
    refused(r -> r.messageAttributes(Map.of("user", text(""))));
    refused(r -> r.messageAttributes(Map.of("a user", text("ana"))));
  }

  @Test
  void a_subject_has_less_than_100_characters_of_printable_ascii() {
    taken(r -> r.subject("x".repeat(99)));
    refused(r -> r.subject("x".repeat(100)));
    refused(r -> r.subject(""));
    refused(r -> r.subject(" x"));
    refused(r -> r.subject("a\nb"));
    refused(r -> r.subject("größe"));
  }

  @Test
  void characters_that_xml_lacks_are_refused() {
    taken(r -> r.message("a\t\n\r😀\uFFFD"));
    refused(r -> r.message("a\u0000"));
    refused(r -> r.message("a\u001B"));
    refused(r -> r.message("a\uFFFE"));
    refused(r -> r.message("a\uD83D"));
  }

  @Test
  void a_message_for_several_protocols_is_a_json_object_of_texts_with_a_default() {
    taken(r -> r.messageStructure("json").message("{\"default\":\"a\",\"sqs\":\"{}\"}"));
    refused(r -> r.messageStructure("json").message("{\"sqs\":\"{}\"}"));
    refused(r -> r.messageStructure("json").message("{\"default\":{}}"));
    refused(r -> r.messageStructure("json").message("text"));
  }

  @Test
  void the_ids_of_a_fifo_topic_are_ascii_letters_digits_and_punctuation() {
    Consumer<PublishRequest.Builder> fifo = r -> r.topicArn("arn:aws:sns:us-east-1:0:d.fifo");
    taken(fifo.andThen(r -> r.messageGroupId("growth").messageDeduplicationId("growth#1")));
    refused(fifo.andThen(r -> r.messageGroupId("my growth").messageDeduplicationId("1")));
    refused(fifo.andThen(r -> r.messageGroupId("größe").messageDeduplicationId("1")));
    refused(fifo.andThen(r -> r.messageGroupId("x".repeat(129)).messageDeduplicationId("1")));
    refused(fifo.andThen(r -> r.messageDeduplicationId("1")));
  }
}
