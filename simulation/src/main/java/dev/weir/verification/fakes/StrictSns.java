package dev.weir.verification.fakes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * SNS with the strictness of its API reference (Publish, MessageAttributeValue; characters: SQS API
 * reference, SendMessage). The emulator accepts some requests that SNS refuses.
 */
public final class StrictSns implements SnsClient {

  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_SUBJECT = 99;
  private static final int MAX_ID = 128;
  private static final int MAX_ATTRIBUTE_NAME = 256;
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final List<PublishRequest> published = new ArrayList<>();

  @Override
  public PublishResponse publish(PublishRequest request) {
    requireMessage(request);
    requireSubject(request.subject());
    requireAttributes(request);
    requireFifo(request);
    published.add(request);
    return PublishResponse.builder().messageId(Integer.toString(published.size())).build();
  }

  /** Returns the message accepted last. */
  PublishRequest last() {
    return published.getLast();
  }

  /** Returns the accepted messages, in that order. */
  public List<PublishRequest> published() {
    return List.copyOf(published);
  }

  private static void requireMessage(PublishRequest request) {
    var message = request.message();
    require(message != null && !message.isEmpty(), "Empty message");
    require(message.codePoints().allMatch(StrictSns::isCharacter), "Invalid characters");
    require(bytesOf(request) <= MAX_BYTES, "Message too long");
    if ("json".equals(request.messageStructure())) {
      requireTexts(message);
    }
  }

  /** Requires a JSON object of texts, one of them under {@code default}. */
  private static void requireTexts(String message) {
    var hasDefault = false;
    try (var parser = JSON.createParser(message)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "Message Structure - no JSON object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        hasDefault |= parser.currentName().equals("default");
        require(parser.nextToken() == JsonToken.VALUE_STRING, "Message Structure - no text");
        require(parser.getText().codePoints().allMatch(StrictSns::isCharacter), "Characters");
      }
      require(parser.nextToken() == null, "Message Structure - more than one object");
    } catch (IOException e) {
      throw refused("Message Structure - no JSON: " + e.getMessage());
    }
    require(hasDefault, "Message Structure - no default entry");
  }

  private static int bytesOf(PublishRequest request) {
    var bytes = utf8(request.message());
    for (var attribute : request.messageAttributes().entrySet()) {
      bytes +=
          utf8(attribute.getKey())
              + utf8(attribute.getValue().dataType())
              + utf8(attribute.getValue().stringValue());
    }
    return bytes;
  }

  private static void requireSubject(String subject) {
    if (subject == null) {
      return;
    }
    require(!subject.isEmpty() && subject.length() <= MAX_SUBJECT, "Subject's length");
    require(subject.chars().allMatch(c -> c >= ' ' && c <= '~'), "Subject's characters");
    require(subject.charAt(0) != ' ', "Subject's first character");
  }

  private static void requireAttributes(PublishRequest request) {
    request.messageAttributes().forEach(StrictSns::requireAttribute);
  }

  private static void requireAttribute(String name, MessageAttributeValue value) {
    require(name.matches("[A-Za-z0-9_.-]+") && name.length() <= MAX_ATTRIBUTE_NAME, "Name");
    require("String".equals(value.dataType()), "Type");
    require(value.stringValue() != null && !value.stringValue().isEmpty(), "Empty value");
    require(value.stringValue().codePoints().allMatch(StrictSns::isCharacter), "Characters");
  }

  private static void requireFifo(PublishRequest request) {
    if (!request.topicArn().endsWith(".fifo")) {
      return;
    }
    requireId(request.messageGroupId(), "MessageGroupId");
    requireId(request.messageDeduplicationId(), "MessageDeduplicationId");
  }

  private static void requireId(String id, String name) {
    require(id != null && !id.isEmpty() && id.length() <= MAX_ID, name);
    require(id.chars().allMatch(StrictSns::isIdCharacter), name);
  }

  private static boolean isIdCharacter(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean holds, String parameter) {
    if (!holds) {
      throw refused(parameter);
    }
  }

  private static RuntimeException refused(String parameter) {
    var message = "Invalid parameter: " + parameter;
    return InvalidParameterException.builder()
        .message(message)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("InvalidParameter")
                .errorMessage(message)
                .serviceName("Sns")
                .build())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
