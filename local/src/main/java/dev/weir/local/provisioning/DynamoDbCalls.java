package dev.weir.local.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Calls of the AWS API that a stack makes when it is deployed, the CDK's {@code AwsCustomResource}.
 * One is known, DynamoDB's DescribeTable; it is made here, without the CDK's function for it.
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
    if (!name.equals("DynamoDB.describeTable")) {
      throw properties.fault(
          "the local cloud does not know the call " + name,
          "Call DynamoDB.describeTable, or teach dev.weir.local.provisioning about it.");
    }
    var table = call.path("parameters").path("TableName").asText();
    var described = dynamodb.describeTable(r -> r.tableName(table)).table();
    var id = call.path("physicalResourceId").path("id").asText(table);
    return new CreatedResource(id, answer(properties, call.path("outputPaths"), described));
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
