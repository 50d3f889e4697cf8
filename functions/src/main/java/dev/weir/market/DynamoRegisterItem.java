package dev.weir.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a register: the texts and numbers of {@link RegisterFields}. */
final class DynamoRegisterItem {

  private DynamoRegisterItem() {}

  static Map<String, AttributeValue> write(Register register) {
    var item = new LinkedHashMap<String, AttributeValue>();
    RegisterFields.write(register)
        .forEach(
            (name, text) ->
                item.put(name, RegisterFields.NUMBERS.contains(name) ? fromN(text) : fromS(text)));
    return item;
  }

  static Register read(Map<String, AttributeValue> item) {
    var fields = new HashMap<String, String>();
    item.forEach((name, value) -> fields.put(name, value.n() == null ? value.s() : value.n()));
    return RegisterFields.read(fields);
  }
}
