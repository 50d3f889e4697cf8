package dev.weir.local.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cloud assembly of two Regions, as {@code cdk synth} would write it: a strongly consistent table
 * in a separate stack, and in each Region a function that records the table's changes to the file
 * {@code record-<region>}.
 */
public final class RegionsAssembly {

  /** The table's name. */
  public static final String TABLE = "shared-table";

  private static final String MANIFEST =
      """
      {"artifacts": {
        "global": {
          "type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/us-east-1",
          "properties": {"templateFile": "global.template.json"}},
        "sample-us-east-1": {
          "type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/us-east-1",
          "properties": {"templateFile": "sample-us-east-1.template.json"},
          "dependencies": ["global"]},
        "sample-us-east-2": {
          "type": "aws:cloudformation:stack",
          "environment": "aws://unknown-account/us-east-2",
          "properties": {"templateFile": "sample-us-east-2.template.json"},
          "dependencies": ["global"]}}}
      """;

  private static final String ASSETS =
      """
      {"files": {"code": {"source": {"path": "@CODE@", "packaging": "zip"},
        "destinations": {"here": {"objectKey": "code.zip"}}}}}
      """;

  private static final String GLOBAL =
      """
      {"Resources": {"Table": {
        "Type": "AWS::DynamoDB::GlobalTable",
        "Properties": {
          "TableName": "shared-table",
          "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
          "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
          "MultiRegionConsistency": "STRONG",
          "GlobalTableWitnesses": [{"Region": "us-west-2"}],
          "Replicas": [{"Region": "us-east-1"}, {"Region": "us-east-2"}],
          "StreamSpecification": {"StreamViewType": "NEW_IMAGE"}}}}}
      """;

  private static final String REGIONAL =
      """
      {"Resources": {
        "Enabled": {
          "Type": "Custom::AWS",
          "Properties": {
            "ServiceToken": {"Fn::GetAtt": ["Provider", "Arn"]},
            "Create": "{\\"service\\":\\"DynamoDB\\",\\"action\\":\\"updateTable\\",\\"parameters\\":{\\"TableName\\":\\"shared-table\\",\\"StreamSpecification\\":{\\"StreamEnabled\\":true,\\"StreamViewType\\":\\"NEW_IMAGE\\"}},\\"ignoreErrorCodesMatching\\":\\"ValidationException\\",\\"physicalResourceId\\":{\\"id\\":\\"y\\"}}",
            "InstallLatestAwsSdk": false}},
        "Asked": {
          "Type": "Custom::AWS",
          "DependsOn": ["Enabled"],
          "Properties": {
            "ServiceToken": {"Fn::GetAtt": ["Provider", "Arn"]},
            "Create": "{\\"service\\":\\"DynamoDB\\",\\"action\\":\\"describeTable\\",\\"parameters\\":{\\"TableName\\":\\"shared-table\\"},\\"outputPaths\\":[\\"Table.LatestStreamArn\\"],\\"physicalResourceId\\":{\\"id\\":\\"x\\"}}",
            "InstallLatestAwsSdk": false}},
        "Provider": {
          "Type": "AWS::Lambda::Function",
          "Properties": {"Runtime": "nodejs24.x", "Handler": "index.handler"}},
        "Mapping": {
          "Type": "AWS::Lambda::EventSourceMapping",
          "Properties": {
            "EventSourceArn": {"Fn::GetAtt": ["Asked", "Table.LatestStreamArn"]},
            "FunctionName": {"Ref": "Function"},
            "StartingPosition": "TRIM_HORIZON"}},
        "Function": {
          "Type": "AWS::Lambda::Function",
          "Properties": {
            "Code": {"S3Key": "code.zip"},
            "Environment": {"Variables": {
              "LABEL": {"Ref": "AWS::Region"},
              "RECORD_TO": {"Fn::Join": ["", ["@RECORD_TO@-", {"Ref": "AWS::Region"}]]}}},
            "Handler": "dev.weir.local.sample.RecordingHandler::handleRequest",
            "MemorySize": 256,
            "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Runtime": "java25",
            "Timeout": 30}},
        "Role": {
          "Type": "AWS::IAM::Role",
          "Properties": {"Policies": [{"PolicyDocument": {"Statement": [{
            "Effect": "Allow",
            "Action": ["dynamodb:DescribeStream", "dynamodb:GetRecords",
              "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
            "Resource": {"Fn::Sub":
              "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/shared-table/stream/*"}}]}}]}},
        "QueuePolicy": {
          "Type": "AWS::SQS::QueuePolicy",
          "Properties": {
            "Queues": [{"Ref": "Queue"}],
            "PolicyDocument": {"Statement": [{
              "Effect": "Allow",
              "Principal": {"Service": "sns.amazonaws.com"},
              "Action": "sqs:SendMessage",
              "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
              "Condition": {"ArnEquals": {"aws:SourceArn": {"Ref": "Topic"}}}}]}}},
        "Topic": {
          "Type": "AWS::SNS::Topic",
          "Properties": {"FifoTopic": true, "ContentBasedDeduplication": false}},
        "Queue": {
          "Type": "AWS::SQS::Queue",
          "Properties": {"FifoQueue": true, "DeduplicationScope": "messageGroup",
            "FifoThroughputLimit": "perMessageGroupId"}},
        "Subscription": {
          "Type": "AWS::SNS::Subscription",
          "Properties": {"Protocol": "sqs", "RawMessageDelivery": true,
            "TopicArn": {"Ref": "Topic"}, "Endpoint": {"Fn::GetAtt": ["Queue", "Arn"]}}}},
       "Outputs": {
         "TopicArn": {"Value": {"Ref": "Topic"}},
         "QueueUrl": {"Value": {"Ref": "Queue"}}}}
      """;

  private RegionsAssembly() {}

  /**
   * Writes it.
   *
   * @param recordTo prefix of the files, which is followed by a hyphen and the Region
   */
  public static Path write(Path folder, Path recordTo) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("manifest.json"), MANIFEST);
    Files.writeString(folder.resolve("global.template.json"), GLOBAL);
    var code = Path.of("target/test-classes").toAbsolutePath();
    for (var stack : new String[] {"sample-us-east-1", "sample-us-east-2"}) {
      Files.writeString(
          folder.resolve(stack + ".template.json"),
          REGIONAL.replace("@RECORD_TO@", recordTo.toString()));
      Files.writeString(
          folder.resolve(stack + ".assets.json"), ASSETS.replace("@CODE@", code.toString()));
    }
    return folder;
  }
}
