package dev.weir.local.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Calls of the AWS API that a stack makes during deployment, the CDK's {@code AwsCustomResource}.
 * Two are supported, DynamoDB's DescribeTable, and its UpdateTable to enable a stream; they are
 * made here, without the CDK's function for them.
 *
 * <p>Shape: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html.
 */
final class DynamoDbCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbClient dynamodb;

  DynamoDbCalls(DynamoDbClient dynamodb) {
    this.dynamodb = dynamodb;
  }

  CreatedResource call(Properties properties) {
    var call = create(properties);
    properties
        .withoutMeaning("ServiceToken", "Update", "Delete", "InstallLatestAwsSdk")
        .refuseOthers();
    var name = call.path("service").asText() + "." + call.path("action").asText();
    var table = call.path("parameters").path("TableName").asText();
    var id = call.path("physicalResourceId").path("id").asText(table);
    return switch (name) {
      case "DynamoDB.describeTable" -> {
        var described = dynamodb.describeTable(r -> r.tableName(table)).table();
        yield new CreatedResource(id, answer(properties, call.path("outputPaths"), described));
      }
      case "DynamoDB.updateTable" -> {
        enableStream(properties, call, table);
        yield CreatedResource.of(id);
      }
      default ->
          throw properties.fault(
              "the local cloud does not know the call " + name,
              "Call DynamoDB.describeTable or updateTable, or teach dev.weir.local.provisioning"
                  + " about it.");
    };
  }

  private void enableStream(Properties properties, JsonNode call, String table) {
    var parameters = (ObjectNode) call.path("parameters").deepCopy();
    var stream = parameters.path("StreamSpecification");
    if (parameters.remove(List.of("TableName", "StreamSpecification")).size() > 0
        || !stream.path("StreamEnabled").asBoolean()) {
      throw properties.fault(
          "the local cloud knows updateTable only to enable a stream",
          "Leave the other parameters out.");
    }
    try {
      dynamodb.updateTable(
          r ->
              r.tableName(table)
                  .streamSpecification(
                      s ->
                          s.streamEnabled(true)
                              .streamViewType(stream.path("StreamViewType").asText())));
    } catch (DynamoDbException e) {
      var ignored = call.path("ignoreErrorCodesMatching").asText();
      if (ignored.isEmpty() || !e.awsErrorDetails().errorCode().matches(ignored)) {
        throw e;
      }
    }
  }

  private static JsonNode create(Properties properties) {
    try {
      return JSON.readTree(properties.required("Create"));
    } catch (JsonProcessingException e) {
      throw properties.fault("Create is not JSON: " + e.getOriginalMessage(), "Fix it.");
    }
  }

  private static Map<String, String> answer(
      Properties properties, JsonNode paths, TableDescription table) {
    var known = new HashMap<String, Optional<String>>();
    known.put("Table.TableName", Optional.of(table.tableName()));
    known.put("Table.TableArn", Optional.of(table.tableArn()));
    known.put("Table.LatestStreamArn", Optional.ofNullable(table.latestStreamArn()));
    var answer = new HashMap<String, String>();
    known.forEach((path, value) -> value.ifPresent(text -> answer.put(path, text)));
    for (var path : paths) {
      if (!answer.containsKey(path.asText())) {
        throw properties.fault(
            "the table " + table.tableName() + " has no " + path.asText() + " here",
            "Ask for its name, its ARN, or for its stream where it has one.");
      }
    }
    return answer;
  }
}
