package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static ObjectNode standard() throws IOException {
    try (var file = PriceList.class.getResourceAsStream("prices.json")) {
      return (ObjectNode) JSON.readTree(file);
    }
  }

  private Path file(ObjectNode prices) throws IOException {
    return Files.writeString(folder.resolve("prices.json"), JSON.writeValueAsString(prices));
  }

  private static ObjectNode price(ObjectNode prices, String id) {
    return (ObjectNode) prices.get("prices").get(id);
  }

  @Test
  void every_price_has_source_and_date_or_is_marked_as_unverified() throws IOException {
    for (var price : standard().get("prices")) {
      assertThat(price.has("unverified"))
          .as("%s", price)
          .isNotEqualTo(price.has("source") && price.has("date"));
    }
  }

  @Test
  void the_list_has_the_prices_that_the_model_asks_for_and_no_other() throws IOException {
    Set<String> listed = new HashSet<>();
    standard().get("prices").fieldNames().forEachRemaining(listed::add);
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PriceKey.values()).map(PriceKey::id).toList());
  }

  @Test
  void a_custom_list_replaces_the_built_in_one() throws IOException {
    var prices = standard().put("region", "eu-west-1");
    price(prices, "lambda.requests").put("usd", 0.25);

    var list = PriceList.read(file(prices));

    assertThat(list.region()).isEqualTo("eu-west-1");
    assertThat(list.price(PriceKey.LAMBDA_REQUESTS).of(4_000_000)).isEqualTo(1.0);
    assertThat(list.price(PriceKey.LAMBDA_REQUESTS).isVerified()).isTrue();
    assertThat(list.price(PriceKey.REPLICATED_WRITES).isVerified()).isFalse();
  }

  @Test
  void all_problems_of_a_list_are_reported_together() throws IOException {
    var prices = standard();
    price(prices, "lambda.requests").remove("date");
    price(prices, "s3.puts").put("usd", "five");
    price(prices, "sns.publishes").put("per", 0);
    ((ObjectNode) prices.get("prices")).remove("kinesis.shard-hour");
    var file = file(prices);

    assertThatThrownBy(() -> PriceList.read(file))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("lambda.requests.date: give source and date")
        .hasMessageContaining("s3.puts.usd = five: give 0 or more")
        .hasMessageContaining("sns.publishes.per = 0: give more than 0")
        .hasMessageContaining("kinesis.shard-hour: add usd");
  }

  @Test
  void a_file_that_is_not_json_is_named() throws IOException {
    var file = Files.writeString(folder.resolve("prices.txt"), "five dollars");

    assertThatThrownBy(() -> PriceList.read(file))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("prices.txt");
  }
}
