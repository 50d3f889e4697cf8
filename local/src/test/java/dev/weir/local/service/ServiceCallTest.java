package dev.weir.local.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.Principal;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.service.ServiceCall.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Tests with calls as the SDK writes them. */
class ServiceCallTest {

  private static final Map<String, AttributeValue> KEY = Map.of("id", fromS("1"));
  private static final String ACCOUNT = Endpoints.ACCOUNT;

  private final AtomicReference<ServiceCall> seen = new AtomicReference<>();
  private volatile AccessControl access = control(Map.of());
  private final LoopbackServer server = LoopbackServer.open(0);
  private final LocalClients clients;

  ServiceCallTest() {
    var address = server.serve("/", this::answer).start().address();
    clients = LocalClients.of(new Endpoints(address, address, address, address), "us-east-1");
    access = control(Map.of(Endpoints.ACCESS_KEY, new Principal.Owner(ACCOUNT)));
  }

  private static AccessControl control(Map<String, Principal> principals) {
    return new AccessControl(new AccountPolicies(Map.of(), Map.of()), ACCOUNT, principals);
  }

  @AfterEach
  void close() {
    clients.close();
    server.close();
  }

  @Test
  void calls_on_tables_name_the_table_or_its_index() {
    clients.dynamodb().putItem(r -> r.tableName("counts").item(KEY));
    assertSeen("PutItem", new Access("PutItem", "table/counts"));
    clients
        .dynamodb()
        .query(
            r ->
                r.indexName("byDay")
                    .tableName("arn:aws:dynamodb:us-east-1:000000000000:table/alerts"));
    assertSeen("Query", new Access("Query", "table/alerts/index/byDay"));
    clients
        .dynamodb()
        .batchGetItem(
            r ->
                r.requestItems(
                    Map.of("counts", KeysAndAttributes.builder().keys(List.of(KEY)).build())));
    assertSeen("BatchGetItem", new Access("BatchGetItem", "table/counts"));
    assertThat(seen.get().names()).containsExactly("counts");
  }

  @Test
  void a_transaction_needs_a_permission_for_each_of_its_items() {
    clients
        .dynamodb()
        .transactWriteItems(
            r ->
                r.transactItems(
                    TransactWriteItem.builder().put(p -> p.item(KEY).tableName("counts")).build(),
                    TransactWriteItem.builder()
                        .conditionCheck(
                            c -> c.key(KEY).conditionExpression("x").tableName("positions"))
                        .build(),
                    TransactWriteItem.builder()
                        .update(u -> u.key(KEY).tableName("counts"))
                        .build()));
    assertSeen(
        "TransactWriteItems",
        new Access("PutItem", "table/counts"),
        new Access("ConditionCheckItem", "table/positions"),
        new Access("UpdateItem", "table/counts"));
  }

  @Test
  void calls_on_streams_are_read_from_the_sdk_s_binary_format() {
    var record =
        PutRecordsRequestEntry.builder()
            .partitionKey("1")
            .data(SdkBytes.fromUtf8String("x"))
            .build();
    clients.kinesis().putRecords(r -> r.streamName("logs").records(record));
    assertSeen("PutRecords", new Access("PutRecords", "stream/logs"));
    assertThat(seen.get().cbor()).isTrue();
    clients
        .kinesis()
        .listShards(r -> r.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/logs"));
    assertSeen("ListShards", new Access("ListShards", "stream/logs"));
  }

  @Test
  void batches_of_messages_need_the_permission_of_one_message() {
    clients.sns().publishBatch(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:alerts"));
    assertSeen("PublishBatch", new Access("Publish", "alerts"));
    var queue = "http://localhost/000000000000/failures";
    clients.sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle("x"));
    assertSeen("DeleteMessage", new Access("DeleteMessage", "failures"));
    clients
        .sqs()
        .deleteMessageBatch(
            r ->
                r.queueUrl(queue)
                    .entries(
                        DeleteMessageBatchRequestEntry.builder()
                            .id("1")
                            .receiptHandle("x")
                            .build()));
    assertSeen("DeleteMessageBatch", new Access("DeleteMessage", "failures"));
  }

  @Test
  void objects_and_buckets_are_read_off_the_path() {
    clients.s3().putObject(r -> r.bucket("bucket").key("a/b c"), RequestBody.fromString("x"));
    assertSeen("PutObject", new Access("PutObject", "bucket/a/b c"));
    clients.s3().headObject(r -> r.bucket("bucket").key("a"));
    assertSeen("GetObject", new Access("GetObject", "bucket/a"));
    clients.s3().deleteObject(r -> r.bucket("bucket").key("a"));
    assertSeen("DeleteObject", new Access("DeleteObject", "bucket/a"));
  }

  @Test
  void each_service_refuses_in_its_own_shape() {
    access =
        control(
            Map.of(
                Endpoints.ACCESS_KEY,
                new Principal.RolePrincipal("arn:aws:iam::000000000000:role/r", "f")));
    var refusals = new ArrayList<AwsServiceException>();
    refusals.add(refused(() -> clients.dynamodb().putItem(r -> r.tableName("t").item(KEY))));
    refusals.add(refused(() -> clients.kinesis().listShards(r -> r.streamName("s"))));
    refusals.add(
        refused(() -> clients.sns().publish(r -> r.topicArn("arn:aws:sns:r:0:t").message("m"))));
    refusals.add(
        refused(() -> clients.sqs().sendMessage(r -> r.queueUrl("http://h/0/q").messageBody("m"))));
    refusals.add(
        refused(
            () ->
                clients.s3().putObject(r -> r.bucket("b").key("k"), RequestBody.fromString("x"))));

    assertThat(refusals)
        .extracting(e -> e.awsErrorDetails().errorCode())
        .containsExactly(
            "AccessDeniedException",
            "AccessDeniedException",
            "AuthorizationError",
            "AccessDenied",
            "AccessDenied");
    assertThat(refusals).extracting(e -> e.statusCode()).containsExactly(400, 400, 403, 403, 403);
    assertThat(refusals)
        .allSatisfy(
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .startsWith(
                        "User: arn:aws:sts::000000000000:assumed-role/r/f is not authorized")
                    .contains("because no identity-based policy allows the"));
  }

  @Test
  void a_key_that_nobody_has_is_not_recognised() {
    access = control(Map.of());
    assertThat(refused(() -> clients.dynamodb().putItem(r -> r.tableName("t").item(KEY))))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("UnrecognizedClientException"));
  }

  @Test
  void garbage_is_refused_as_such() {
    assertThatThrownBy(
            () ->
                ServiceCall.of(
                    new ServiceRequest(
                        "POST",
                        URI.create("/"),
                        "DynamoDB_20120810.PutItem",
                        "application/x-amz-json-1.0",
                        "",
                        "{\"TableName\":".getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  private static AwsServiceException refused(Runnable call) {
    try {
      call.run();
    } catch (AwsServiceException e) {
      return e;
    }
    throw new AssertionError("It was not refused");
  }

  private void assertSeen(String operation, Access... accesses) {
    assertThat(seen.get().operation()).isEqualTo(operation);
    assertThat(seen.get().accesses()).containsExactly(accesses);
  }

  /** Acts as the gateway: answers with an empty body if the call is allowed. */
  private void answer(HttpExchange exchange) {
    try (exchange) {
      var request = ServiceRequest.of(exchange, exchange.getRequestBody().readAllBytes());
      seen.set(ServiceCall.of(request));
      var refusal = access.refusal(request.accessKey(), "us-east-1", seen.get());
      if (refusal.isPresent()) {
        var error = refusal.get();
        exchange.getResponseHeaders().set("Content-Type", error.contentType());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.errorType());
        exchange.sendResponseHeaders(error.status(), error.body().length);
        exchange.getResponseBody().write(error.body());
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
