package dev.weir.local.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.local.emulators.EmulatorPorts;
import dev.weir.local.emulators.Emulators;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.Installation;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Workspace;
import dev.weir.local.sample.SampleAssembly;
import dev.weir.local.schemas.SchemaRegistries;
import dev.weir.local.template.CloudAssembly;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("cloud")
class ProvisionerTest {

  private static final Installation INSTALLATION =
      new Installation(Path.of(System.getProperty("weir.home")));

  @TempDir private static Path shared;
  private static Emulators emulators;
  private static LocalClients clients;
  private static Deployment deployment;
  private static final List<String> NOTES = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeAll
  static void provisionTheSample() throws IOException {
    emulators =
        Emulators.start(
            INSTALLATION,
            new Workspace(shared),
            EmulatorPorts.FREE,
            Endpoints.DEFAULT_REGION,
            _ -> {});
    clients = LocalClients.of(emulators.endpoints(), Endpoints.DEFAULT_REGION);
    var assembly = SampleAssembly.write(shared.resolve("cdk.out"), shared.resolve("record"));
    deployment = provision(assembly);
  }

  @AfterAll
  static void stop() {
    clients.close();
    emulators.close();
  }

  @Test
  void outputs_are_resolved_and_those_under_a_false_condition_left_out() {
    assertThat(deployment.outputs())
        .containsEntry("StreamName", "events")
        .containsEntry("TopicArn", "arn:aws:sns:us-east-1:000000000000:sample-Topic")
        .containsOnlyKeys("StreamName", "SecondStreamName", "TableArn", "TopicArn", "QueueUrl");
  }

  @Test
  void a_provisioned_stream_has_its_shards_and_retention_and_an_on_demand_one_has_four() {
    var events = clients.kinesis().describeStreamSummary(r -> r.streamName("events"));
    assertThat(events.streamDescriptionSummary().openShardCount()).isEqualTo(2);
    assertThat(events.streamDescriptionSummary().retentionPeriodHours()).isEqualTo(48);

    var free = clients.kinesis().describeStreamSummary(r -> r.streamName("sample-OnDemand"));
    assertThat(free.streamDescriptionSummary().openShardCount()).isEqualTo(4);
    assertThat(free.streamDescriptionSummary().streamModeDetails().streamMode())
        .isEqualTo(StreamMode.ON_DEMAND);
  }

  @Test
  void a_table_has_its_index_stream_and_time_to_live() {
    var table = clients.dynamodb().describeTable(r -> r.tableName("sample-Table")).table();
    var ttl =
        clients
            .dynamodb()
            .describeTimeToLive(r -> r.tableName("sample-Table"))
            .timeToLiveDescription();

    assertThat(table.globalSecondaryIndexes()).extracting("indexName").containsExactly("byDay");
    assertThat(table.streamSpecification().streamEnabled()).isTrue();
    assertThat(ttl.attributeName()).isEqualTo("expiresAt");
  }

  @Test
  void a_sort_key_that_is_a_number_sorts_as_one() {
    for (int version : List.of(2, 10, 9)) {
      var item = Map.of("name", fromS("rules"), "version", fromN(String.valueOf(version)));
      clients.dynamodb().putItem(r -> r.tableName("sample-Versions").item(item));
    }

    var newestFirst =
        clients
            .dynamodb()
            .query(
                r ->
                    r.tableName("sample-Versions")
                        .keyConditionExpression("#name = :name")
                        .expressionAttributeNames(Map.of("#name", "name"))
                        .expressionAttributeValues(Map.of(":name", fromS("rules")))
                        .scanIndexForward(false)
                        .consistentRead(true))
            .items();

    assertThat(newestFirst)
        .extracting(item -> item.get("version").n())
        .containsExactly("10", "9", "2");
  }

  /**
   * As on AWS:
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html.
   */
  @Test
  void a_batch_of_reads_leaves_over_what_passes_sixteen_megabytes() {
    var large = fromS("x".repeat(390_000));
    var keys = IntStream.range(0, 60).mapToObj(i -> Map.of("id", fromS("large-" + i))).toList();
    for (var key : keys) {
      var item = Map.of("id", key.get("id"), "text", large);
      clients.dynamodb().putItem(r -> r.tableName("sample-Table").item(item));
    }

    var asked = Map.of("sample-Table", KeysAndAttributes.builder().keys(keys).build());
    var answer = clients.dynamodb().batchGetItem(r -> r.requestItems(asked));

    int read = answer.responses().get("sample-Table").size();
    assertThat(read).isBetween(1, 59);
    assertThat(answer.unprocessedKeys().get("sample-Table").keys()).hasSize(60 - read);
  }

  @Test
  void a_subscribed_queue_gets_what_its_filter_lets_through() {
    var topic = deployment.outputs().get("TopicArn");
    publish(topic, "dropped", "low");
    publish(topic, "delivered", "high");

    var received =
        clients
            .sqs()
            .receiveMessage(
                r -> r.queueUrl(deployment.outputs().get("QueueUrl")).waitTimeSeconds(5))
            .messages();

    assertThat(received).extracting(Message::body).containsExactly("delivered");
  }

  @Test
  void fifo_topics_and_queues_are_fifo() {
    assertThat(clients.sns().listTopics().topics())
        .anyMatch(topic -> topic.topicArn().endsWith("sample-Ordered.fifo"));
    assertThat(clients.sqs().listQueues().queueUrls())
        .anyMatch(url -> url.endsWith("sample-OrderedQueue.fifo"));
  }

  @Test
  void a_mail_subscription_is_made_and_said_to_stay_pending() {
    assertThat(NOTES).anyMatch(note -> note.contains("a@example.org") && note.contains("pending"));
  }

  @Test
  void what_remains_to_run_is_known() {
    assertThat(deployment.functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(30));
              assertThat(function.environment())
                  .containsEntry("LABEL", "sample-Table/sample-bucket");
            });
    assertThat(deployment.mappings())
        .hasSize(2)
        .filteredOn(mapping -> mapping.streamArn().endsWith("/events"))
        .singleElement()
        .satisfies(
            mapping -> {
              assertThat(mapping.functionArn()).endsWith(":function:sample-Function");
              assertThat(mapping.enhancedFanOut()).isTrue();
              assertThat(mapping.onFailureDestination())
                  .hasValueSatisfying(arn -> assertThat(arn).endsWith("sample-Failures"));
            });
    assertThat(deployment.schedules())
        .singleElement()
        .satisfies(
            timed -> {
              assertThat(timed.function()).endsWith("sample-Function:live");
              assertThat(timed.async().maximumRetries()).isZero();
              assertThat(timed.async().onFailure())
                  .hasValueSatisfying(arn -> assertThat(arn).endsWith("sample-Failures"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AWS::Unheard::Of | {} | does not know this type",
        "AWS::Kinesis::Stream | {'Colour':'blue'} | can't honour the property Colour",
        "AWS::Kinesis::Stream | {'ShardCount':'two'} | ShardCount must be a whole number",
        "AWS::Kinesis::StreamConsumer | {'ConsumerName':'x'} | StreamARN is missing",
        "AWS::SNS::Subscription | {'TopicArn':'t','Protocol':'https','Endpoint':'e'} | https",
        "AWS::S3::Bucket | {'NotificationConfiguration':{}} | NotificationConfiguration",
        "AWS::Lambda::Function | {'Runtime':'nodejs22.x'} | nodejs22.x",
        "AWS::Lambda::Function |"
            + " {'Runtime':'java25','Handler':'H','Role':'R','Code':{'S3Key':'x.zip'}} | its code"
            + " is not a folder of the cloud assembly",
        "AWS::CloudWatch::Alarm | {'Metrics':[{'Expression':'SUM(SEARCH(1))'}]} | SEARCH",
        "AWS::CloudWatch::Alarm | {'Period':60,'EvaluationPeriods':1441} | watches 86460 seconds",
        "AWS::CloudWatch::Alarm | {'Period':45} | multiple of 60",
        "AWS::Lambda::EventSourceMapping | {'FunctionName':'f','EventSourceArn':'e',"
            + "'StartingPosition':'LATEST','FilterCriteria':{'Filter':[]},"
            + "'DestinationConfig':{'OnSuccess':{'Destination':'d'}}}"
            + " | FilterCriteria has no Filter; DestinationConfig of a stream can't have OnSuccess",
        "AWS::Lambda::Alias | {'FunctionName':'f','Name':'n','RoutingConfig':{}} | RoutingConfig",
        "AWS::Lambda::EventSourceMapping | {'FunctionName':'f','EventSourceArn':'e',"
            + "'StartingPosition':'TRIM_HORIZON','BatchSize':0} | BatchSize must be 1 to 10000",
        "AWS::DynamoDB::GlobalTable | {'Replicas':[{},{}]} | consistent in the end",
        "AWS::DynamoDB::GlobalTable | {'Replicas':[{'Region':'eu-west-1'}]} | no replica",
        "Custom::AWS | {'Create':'{}'} | does not know the call",
        "AWS::Events::Rule | {'EventPattern':{},'ScheduleExpression':'rate(1 minute)'}"
            + " | EventPattern",
        "AWS::Events::Rule | {'ScheduleExpression':'often'} | often",
        "AWS::Events::Rule | {'ScheduleExpression':'rate(1 minute)','Targets':[{'Arn':'a',"
            + "'InputPath':'$.x'}]} | InputPath",
        "AWS::SQS::Queue | {'QueueName':{'Ref':'Nobody'}} | nothing is called Nobody",
      })
  void what_can_not_be_honoured_is_refused_by_name(String type, String properties, String problem)
      throws IOException {
    var template =
        "{'Resources':{'Thing':{'Type':'%s','Properties':%s}}}".formatted(type, properties);
    var assembly = SampleAssembly.write(folder, template.replace('\'', '"'));

    assertThatThrownBy(() -> provision(assembly))
        .isInstanceOfSatisfying(LocalFault.class, fault -> assertThat(fault.remedy()).isNotEmpty())
        .hasMessageStartingWith("sample/Thing (" + type + "): ")
        .hasMessageContaining(problem);
  }

  @Test
  void all_that_aws_would_refuse_is_named_at_once() throws IOException {
    var large = "x".repeat(4_100);
    var template =
        """
        {"Resources": {
          "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
          "Large": {"Type": "AWS::Lambda::Function", "Properties": {
            "Runtime": "java25", "Handler": "H", "Code": {"S3Key": "code.zip"},
            "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "MemorySize": 64, "Timeout": 901,
            "Environment": {"Variables": {"AWS_REGION": "x", "A-B": "y", "LARGE": "%s"}}}},
          "OfLarge": {"Type": "AWS::Lambda::Alias", "Properties": {
            "FunctionName": {"Ref": "Large"}, "Name": "live"}},
          "Board": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {
            "DashboardBody": "{\\"widgets\\": [%s]}"}},
          "Unknown": {"Type": "AWS::Unheard::Of", "Properties": {}}}}
        """
            .formatted(large, "{},".repeat(500) + "{}");
    var assembly = SampleAssembly.write(folder, template);

    assertThatThrownBy(() -> provision(assembly))
        .isInstanceOf(LocalFault.class)
        .hasMessageStartingWith("3 problems:")
        .hasMessageContaining("sample/Large (AWS::Lambda::Function): Lambda would refuse it")
        .hasMessageContaining("MemorySize must be 128 to 10240, not 64")
        .hasMessageContaining("Timeout must be 1 to 900, not 901")
        .hasMessageContaining("AWS_REGION is Lambda's own")
        .hasMessageContaining("can't be called A-B")
        .hasMessageContaining("and 4096 are allowed")
        .hasMessageContaining("501 widgets")
        .hasMessageContaining("sample/Unknown (AWS::Unheard::Of)");
  }

  @Test
  void a_second_mapping_of_a_function_and_a_stream_is_refused() throws IOException {
    var template =
        """
        {"Resources": {
          "First": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": @},
          "Second": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": @}}}
        """
            .replace(
                "@",
                "{\"FunctionName\": \"f\", \"StartingPosition\": \"LATEST\", \"Enabled\": false,"
                    + "\"EventSourceArn\": \"arn:aws:kinesis:us-east-1:0:stream/s\"}");
    var assembly = SampleAssembly.write(folder, template);

    assertThatThrownBy(() -> provision(assembly))
        .hasMessageStartingWith("sample/Second")
        .hasMessageContaining("ResourceConflictException");
  }

  @Test
  void all_that_aws_would_not_be_allowed_to_do_is_refused_at_once() throws IOException {
    var template =
        """
        {"Resources": {
          "EdgeTopic": {"Type": "AWS::SNS::Topic", "Properties": {}},
          "EdgeQueue": {"Type": "AWS::SQS::Queue", "Properties": {}},
          "Late": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "EdgeQueue"}],
            "PolicyDocument": {"Statement": [{
              "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
              "Principal": {"Service": "events.amazonaws.com"}}]}}},
          "ToQueue": {"Type": "AWS::SNS::Subscription", "Properties": {
            "Protocol": "sqs", "TopicArn": {"Ref": "EdgeTopic"},
            "Endpoint": {"Fn::GetAtt": ["EdgeQueue", "Arn"]}}},
          "EdgeStream": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 1}},
          "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
          "Function": {"Type": "AWS::Lambda::Function", "Properties": {
            "Runtime": "java25", "Handler": "H", "Code": {"S3Key": "code.zip"},
            "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
          "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "FunctionName": {"Ref": "Function"}, "StartingPosition": "LATEST",
            "EventSourceArn": {"Fn::GetAtt": ["EdgeStream", "Arn"]}}}}}
        """;
    var assembly = SampleAssembly.write(folder, template);

    assertThatThrownBy(() -> provision(assembly))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("sample/ToQueue (AWS::SNS::Subscription) would not work on AWS")
        .hasMessageContaining("Allow sns.amazonaws.com sqs:SendMessage")
        .hasMessageContaining("sample/Mapping (AWS::Lambda::EventSourceMapping)")
        .hasMessageContaining("sample-Role kinesis:GetRecords on arn:aws:kinesis");
  }

  private static Deployment provision(Path assembly) {
    return Provisioner.provision(
        CloudAssembly.read(assembly),
        _ -> clients,
        new SchemaRegistries(Endpoints.ACCOUNT, InstantSource.system()),
        Endpoints.DEFAULT_REGION,
        NOTES::add);
  }

  private static void publish(String topic, String message, String severity) {
    var attribute =
        MessageAttributeValue.builder().dataType("String").stringValue(severity).build();
    clients
        .sns()
        .publish(
            r ->
                r.topicArn(topic)
                    .message(message)
                    .messageAttributes(Map.of("severity", attribute)));
  }
}
