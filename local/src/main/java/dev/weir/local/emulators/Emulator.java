package dev.weir.local.emulators;

import dev.weir.local.process.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start one emulator.
 *
 * @param name its name in messages and in the name of its log
 * @param port where it will listen
 * @param healthPath a path that it answers as soon as it is ready
 * @param readyStatus the HTTP status of that answer
 * @param command program and arguments
 * @param environment variables in addition to the inherited ones
 */
record Emulator(
    String name,
    int port,
    String healthPath,
    int readyStatus,
    List<String> command,
    Map<String, String> environment) {

  private static final int OK = 200;

  /** DynamoDB's answer to a request without an operation. */
  private static final int BAD_REQUEST = 400;

  Emulator {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  URI healthCheck() {
    return Loopback.http(port).resolve(healthPath);
  }

  /** See local/dynamodb. It has no health check, but answers an empty request. */
  static Emulator dynamoDb(Installation installation, int port, Path temp) {
    return new Emulator(
        "DynamoDB Local",
        port,
        "/",
        BAD_REQUEST,
        List.of(
            Installation.java().toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx512m",
            "-Djava.io.tmpdir=" + temp,
            "-cp",
            installation.dynamoDbClassPath(),
            "dev.weir.local.dynamodb.DynamoDbOnLoopback",
            String.valueOf(port)),
        Map.of());
  }

  /**
   * It always opens a TLS port too, which nobody uses. Streams are created at once, without the
   * half-second delay with which it imitates AWS by default, and many shards are allowed.
   */
  static Emulator kinesis(Installation installation, int port, int unusedTlsPort, String region) {
    return new Emulator(
        "kinesis-local",
        port,
        "/healthcheck",
        OK,
        node(installation, installation.npm("kinesis-local/main.js").toString()),
        Map.ofEntries(
            Map.entry("KINESIS_MOCK_PLAIN_PORT", String.valueOf(port)),
            Map.entry("KINESIS_MOCK_TLS_PORT", String.valueOf(unusedTlsPort)),
            Map.entry(
                "KINESIS_MOCK_CERT_PATH", installation.npm("kinesis-local/server.json").toString()),
            Map.entry("AWS_REGION", region),
            Map.entry("AWS_ACCOUNT_ID", Endpoints.ACCOUNT),
            Map.entry("LOG_LEVEL", "WARN"),
            Map.entry("SHARD_LIMIT", "1000"),
            Map.entry("ON_DEMAND_STREAM_COUNT_LIMIT", "1000"),
            Map.entry("CREATE_STREAM_DURATION", "0ms"),
            Map.entry("DELETE_STREAM_DURATION", "0ms"),
            Map.entry("REGISTER_STREAM_CONSUMER_DURATION", "0ms"),
            Map.entry("DEREGISTER_STREAM_CONSUMER_DURATION", "0ms"),
            Map.entry("SPLIT_SHARD_DURATION", "0ms"),
            Map.entry("MERGE_SHARDS_DURATION", "0ms"),
            Map.entry("UPDATE_SHARD_COUNT_DURATION", "0ms"),
            Map.entry("UPDATE_STREAM_MODE_DURATION", "0ms")));
  }

  static Emulator messaging(Installation installation, int port, String region) {
    return new Emulator(
        "fauxqs (SNS, SQS, S3)",
        port,
        "/health",
        OK,
        node(
            installation,
            installation.script("fauxqs.mjs").toString(),
            String.valueOf(port),
            region),
        Map.of());
  }

  private static List<String> node(Installation installation, String... arguments) {
    var command = new ArrayList<String>();
    command.add(installation.node().toString());
    // Both Node emulators listen on every interface of the machine unless this script prevents it.
    command.add("--require");
    command.add(installation.script("loopback.cjs").toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
