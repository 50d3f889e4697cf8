package dev.weir.local.eventsource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A queue, a topic and a bucket that keep what a mapping gives up. */
final class FakeDestinations {
  static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:lost";
  static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:lost";
  static final String BUCKET = "arn:aws:s3:::lost";

  /** The name of an object of a bucket, or where a message was sent, and the text. */
  record Received(String place, String text) {}

  final List<Received> received = new ArrayList<>();

  FailureDestination of(MappingSettings settings) {
    return new FailureDestinations(new Queue(), new Topic(), new FailureBucket()).of(settings);
  }

  private final class Queue implements SqsClient {
    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
      return GetQueueUrlResponse.builder().queueUrl("queue " + request.queueName()).build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      received.add(new Received(request.queueUrl(), request.messageBody()));
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SqsClient.SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class Topic implements SnsClient {
    @Override
    public PublishResponse publish(PublishRequest request) {
      received.add(new Received("topic " + request.topicArn(), request.message()));
      return PublishResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SnsClient.SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class FailureBucket implements S3Client {
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      received.add(new Received(request.key(), text(body)));
      return PutObjectResponse.builder().build();
    }

    private static String text(RequestBody body) {
      try (var content = body.contentStreamProvider().newStream()) {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String serviceName() {
      return S3Client.SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
