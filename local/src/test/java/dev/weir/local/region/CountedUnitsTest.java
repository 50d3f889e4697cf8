package dev.weir.local.region;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.PolicyReader;
import dev.weir.local.iam.Principal;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.units.GatewayUnits;
import dev.weir.local.units.UnitLedger;
import dev.weir.local.units.UnitMeter;
import dev.weir.local.units.UsageUnit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway's count, with a service whose answers the test states. */
class CountedUnitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new CBORMapper();
  private static final String ROLE = "arn:aws:iam::000000000000:role/function";
  private static final String FUNCTION = "counts";
  private static final String FUNCTION_KEY = "ASIAFUNCTION";
  private static final int OK = 200;

  private final UnitLedger ledger = new UnitLedger();
  private final HttpClient http = HttpClient.newHttpClient();
  private LoopbackServer service;
  private RegionGateway gateway;
  private int status = OK;
  private byte[] answer = "{}".getBytes(UTF_8);
  private byte[] received;

  @BeforeEach
  void open() {
    service = LoopbackServer.open(0).serve("/", this::serve).start();
    gateway = gateway(new GatewayUnits(ledger));
  }

  @AfterEach
  void close() {
    gateway.close();
    service.close();
    http.close();
  }

  private RegionGateway gateway(UnitMeter units) {
    var address = service.address();
    return RegionGateway.open(
        new Endpoints(address, address, address, address),
        "us-east-1",
        everythingAllowed(),
        new RegionSwitch(),
        Set.of(),
        new InjectionState(InstantSource.system()),
        units,
        new StreamAnnouncements());
  }

  private static AccessControl everythingAllowed() {
    var statement =
        JsonNodeFactory.instance
            .objectNode()
            .put("Effect", "Allow")
            .put("Action", "*")
            .put("Resource", "*");
    var policy = JsonNodeFactory.instance.objectNode().set("Statement", statement);
    var statements = new PolicyReader(UnaryOperator.identity()).read(policy);
    return new AccessControl(
        new AccountPolicies(Map.of(ROLE, statements), Map.of()),
        Endpoints.ACCOUNT,
        Map.of(
            Endpoints.ACCESS_KEY,
            new Principal.Owner(Endpoints.ACCOUNT),
            FUNCTION_KEY,
            new Principal.RolePrincipal(ROLE, FUNCTION)));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      received = exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("x-amz-crc32", crc(answer));
      LoopbackServer.answer(exchange, status, answer);
    }
  }

  private static String crc(byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return Long.toString(crc.getValue());
  }

  private void answers(int code, String json) {
    status = code;
    answer = json.replace('\'', '"').getBytes(UTF_8);
  }

  private HttpResponse<byte[]> dynamodb(String key, String operation, String json)
      throws IOException, InterruptedException {
    return send(
        gateway.endpoints().dynamodb(),
        key,
        "dynamodb",
        "DynamoDB_20120810." + operation,
        "application/x-amz-json-1.0",
        json.replace('\'', '"').getBytes(UTF_8));
  }

  private HttpResponse<byte[]> send(
      URI to, String key, String name, String target, String type, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(to)
            .POST(BodyPublishers.ofByteArray(body))
            .header("Content-Type", type)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + key
                    + "/20261130/us-east-1/"
                    + name
                    + "/aws4_request, SignedHeaders=host, Signature=0");
    if (!target.isEmpty()) {
      request.header("X-Amz-Target", target);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private double used(String name, UsageUnit unit) {
    return ledger.of(List.of(name)).get(unit);
  }

  @Test
  void capacity_is_asked_for_and_a_function_that_did_not_ask_does_not_see_it() throws Exception {
    answers(OK, "{'Attributes':{'n':{'N':'1'}},'ConsumedCapacity':{'CapacityUnits':3.0}}");

    var seen = dynamodb(FUNCTION_KEY, "UpdateItem", "{'TableName':'counts'}");

    assertThat(JSON.readTree(received).path("ReturnConsumedCapacity").asText()).isEqualTo("TOTAL");
    assertThat(new String(seen.body(), UTF_8)).isEqualTo("{\"Attributes\":{\"n\":{\"N\":\"1\"}}}");
    assertThat(seen.headers().firstValue("x-amz-crc32")).hasValue(crc(seen.body()));
    assertThat(used(FUNCTION, UsageUnit.WRITES)).isEqualTo(3);
    assertThat(used(FUNCTION, UsageUnit.READS)).isZero();
  }

  @Test
  void a_function_that_asks_for_capacity_gets_the_answer_as_it_is() throws Exception {
    answers(OK, "{'ConsumedCapacity':[{'CapacityUnits':0.5},{'CapacityUnits':2.0}]}");
    var request = "{'RequestItems':{'counts':{}},'ReturnConsumedCapacity':'INDEXES'}";

    var seen = dynamodb(FUNCTION_KEY, "BatchGetItem", request);

    assertThat(new String(received, UTF_8)).isEqualTo(request.replace('\'', '"'));
    assertThat(seen.body()).isEqualTo(answer);
    assertThat(used(FUNCTION, UsageUnit.READS)).isEqualTo(2.5);
  }

  @Test
  void of_the_units_that_the_emulator_states_for_a_transaction_half_are_counted() throws Exception {
    answers(OK, "{'ConsumedCapacity':[{'CapacityUnits':4.0}]}");

    dynamodb(FUNCTION_KEY, "TransactWriteItems", "{'TransactItems':[{'Put':{'TableName':'a'}}]}");

    assertThat(used(FUNCTION, UsageUnit.WRITES)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PutItem,            ConditionalCheckFailedException,        1",
    "TransactWriteItems, TransactionCanceledException,           4",
    "TransactGetItems,   TransactionCanceledException,           0",
    "PutItem,            ProvisionedThroughputExceededException, 0"
  })
  void a_refused_condition_counts_as_the_smallest_write_and_other_refusals_as_none(
      String operation, String error, double units) throws Exception {
    answers(400, "{'__type':'com.amazonaws.dynamodb.v20120810#" + error + "','Message':'no'}");
    var request =
        operation.startsWith("Transact")
            ? "{'TransactItems':[{'Put':{'TableName':'a'}},{'Put':{'TableName':'b'}}]}"
            : "{'TableName':'a'}";

    var seen = dynamodb(FUNCTION_KEY, operation, request);

    assertThat(seen.statusCode()).isEqualTo(400);
    assertThat(seen.body()).isEqualTo(answer);
    assertThat(used(FUNCTION, UsageUnit.WRITES)).isEqualTo(units);
    assertThat(used(FUNCTION, UsageUnit.READS)).isZero();
  }

  @Test
  void commands_reads_are_neither_counted_nor_changed() throws Exception {
    answers(OK, "{'ConsumedCapacity':{'CapacityUnits':3.0}}");

    dynamodb(Endpoints.ACCESS_KEY, "Scan", "{'TableName':'counts'}");

    assertThat(new String(received, UTF_8)).isEqualTo("{\"TableName\":\"counts\"}");
    assertThat(used(FUNCTION, UsageUnit.READS)).isZero();
  }

  @Test
  void nothing_is_changed_while_nothing_is_counted() throws Exception {
    answers(OK, "{'ConsumedCapacity':{'CapacityUnits':3.0}}");
    gateway.close();
    gateway = gateway(UnitMeter.OFF);

    var seen = dynamodb(FUNCTION_KEY, "PutItem", "{'TableName':'counts'}");

    assertThat(new String(received, UTF_8)).isEqualTo("{\"TableName\":\"counts\"}");
    assertThat(seen.body()).isEqualTo(answer);
    assertThat(used(FUNCTION, UsageUnit.WRITES)).isZero();
  }

  @Test
  void accepted_records_are_counted_by_their_size_under_their_streams_name() throws Exception {
    var request = JSON.createObjectNode().put("StreamName", "logs");
    var records = request.putArray("Records");
    for (int size : new int[] {0, 25 * 1_024, 25 * 1_024 + 1, 100}) {
      records.addObject().put("Data", new byte[size]).put("PartitionKey", "k");
    }
    status = OK;
    answer = CBOR.writeValueAsBytes(answerWithOneRefusal());

    send(
        gateway.endpoints().kinesis(),
        Endpoints.ACCESS_KEY,
        "kinesis",
        "Kinesis_20131202.PutRecords",
        "application/x-amz-cbor-1.1",
        CBOR.writeValueAsBytes(request));

    assertThat(used("logs", UsageUnit.RECORDS_PUT)).isEqualTo(3);
    assertThat(used("logs", UsageUnit.PUT_UNITS)).isEqualTo(1 + 1 + 2);
  }

  private static JsonNode answerWithOneRefusal() {
    var given = JSON.createObjectNode();
    var records = given.putArray("Records");
    for (int i = 0; i < 3; i++) {
      records.addObject().put("SequenceNumber", "1").put("ShardId", "shardId-0");
    }
    records.addObject().put("ErrorCode", "ProvisionedThroughputExceededException");
    return given;
  }

  @ParameterizedTest
  @CsvSource({
    "Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Aalerts, 1, 0",
    "Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Ad.fifo, 0, 1",
    "Action=PublishBatch&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Aalerts&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.2.Id=b,"
        + " 2, 0",
    "Action=GetTopicAttributes&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Aa, 0, 0"
  })
  void messages_are_counted_by_the_kind_of_their_topic(String form, double standard, double fifo)
      throws Exception {
    send(
        gateway.endpoints().messaging(),
        FUNCTION_KEY,
        "sns",
        "",
        "application/x-www-form-urlencoded",
        form.getBytes(UTF_8));

    assertThat(used(FUNCTION, UsageUnit.MESSAGES)).isEqualTo(standard);
    assertThat(used(FUNCTION, UsageUnit.FIFO_MESSAGES)).isEqualTo(fifo);
  }

  @ParameterizedTest
  @CsvSource({"200, 1", "503, 0"})
  void a_stored_object_is_counted_and_a_refused_one_is_not(int code, double objects)
      throws Exception {
    answers(code, "");

    send(
        gateway.endpoints().messaging().resolve("/archive/part-1"),
        FUNCTION_KEY,
        "s3",
        "",
        "application/octet-stream",
        "content".getBytes(UTF_8));

    assertThat(used(FUNCTION, UsageUnit.OBJECTS_PUT)).isEqualTo(objects);
  }
}
