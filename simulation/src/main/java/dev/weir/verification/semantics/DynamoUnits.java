package dev.weir.verification.semantics;

import dev.weir.verification.fakes.ItemSize;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client that accepts every write and adds up what DynamoDB charges for it: a unit for each
 * kilobyte begun, twice that in a transaction. Given to the adapters that run on Lambda, it says
 * what their requests cost, without knowing how these are made.
 */
final class DynamoUnits implements DynamoDbClient {

  private static final int BYTES_A_UNIT = 1_024;
  private static final int IN_A_TRANSACTION = 2;

  private long units;
  private boolean isTransaction;

  /** How many units were written. */
  long written() {
    return units;
  }

  /** Whether the last write was a transaction. */
  boolean wasTransaction() {
    return isTransaction;
  }

  private static long of(Map<String, AttributeValue> item) {
    return Math.ceilDiv(ItemSize.of(item), BYTES_A_UNIT);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    isTransaction = false;
    units += of(request.item());
    return PutItemResponse.builder().build();
  }

  /** An item of ours that is updated is a lane's, which is shorter than a kilobyte. */
  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    isTransaction = false;
    units++;
    return UpdateItemResponse.builder().build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    isTransaction = true;
    for (var each : request.transactItems()) {
      units += IN_A_TRANSACTION * (each.put() == null ? 1 : of(each.put().item()));
    }
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
