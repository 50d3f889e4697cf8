package dev.weir.local.service;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parsed request to a service.
 *
 * @param operation its name in the API, such as {@code TransactWriteItems}
 * @param accesses its actions and resources, in the request's order: one for most calls, one for
 *     each item of a transaction, one for each table of a batch
 * @param conditional whether it writes one item of a table under a condition
 * @param cbor whether it is in CBOR, as the SDK talks to Kinesis; the answer must be, too
 */
public record ServiceCall(
    AwsService service,
    String operation,
    List<Access> accesses,
    boolean conditional,
    boolean cbor) {

  /** Stands for a resource that the request does not name. */
  public static final String UNNAMED = "*";

  private static final Set<String> WRITES_OF_ITEMS =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  /**
   * One permission that a call needs.
   *
   * @param action without the service, as policies name it: {@code PutItem} also for the puts of a
   *     transaction
   * @param resource the end of its ARN: {@code table/counts}, {@code table/alerts/index/byDay},
   *     {@code stream/logs}, {@code schema/registry/name}, a topic's or queue's name, a bucket, or
   *     {@code bucket/key}
   */
  public record Access(String action, String resource) {

    private static final Set<String> TYPES = Set.of("table", "stream", "registry", "schema");

    /** Returns the name of a table, stream, topic, queue or bucket. */
    public String name() {
      var parts = resource.split("/", -1);
      boolean typed = parts.length > 1 && TYPES.contains(parts[0]);
      return typed ? parts[1] : parts[0];
    }
  }

  public ServiceCall {
    accesses = List.copyOf(accesses);
  }

  /**
   * Parses a request.
   *
   * @throws IOException if its body cannot be read
   */
  public static ServiceCall of(ServiceRequest request) throws IOException {
    return new ServiceCallReader(request).read();
  }

  /** Returns whether it puts records on Kinesis streams. */
  public boolean putsRecords() {
    return service == AwsService.KINESIS && operation.startsWith("PutRecord");
  }

  /** Returns whether it writes items of DynamoDB tables. */
  public boolean writesItems() {
    return service == AwsService.DYNAMODB && WRITES_OF_ITEMS.contains(operation);
  }

  /** Returns the names of all resources that it accesses. */
  public Set<String> names() {
    return accesses.stream().map(Access::name).collect(Collectors.toUnmodifiableSet());
  }
}
