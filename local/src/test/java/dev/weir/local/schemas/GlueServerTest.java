package dev.weir.local.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol: AWS JSON 1.1. */
class GlueServerTest {

  private final SchemaRegistries registries =
      new SchemaRegistries("000000000000", InstantSource.system());
  private final GlueServer server = GlueServer.open(registries, "us-east-1");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_call_is_made_in_the_region_that_it_is_signed_for() throws Exception {
    assertThat(call("CreateRegistry", "eu-west-1", "{\"RegistryName\":\"r\"}").body())
        .contains("arn:aws:glue:eu-west-1:000000000000:registry/r");
    assertThat(call("ListRegistries", "us-east-1", "{}").body()).isEqualTo("{\"Registries\":[]}");
  }

  @Test
  void an_error_names_its_type_in_the_header_and_in_the_body() throws Exception {
    var answer = call("GetRegistry", "us-east-1", "{\"RegistryId\":{\"RegistryName\":\"r\"}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("EntityNotFoundException");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
    assertThat(answer.body())
        .contains("\"__type\":\"EntityNotFoundException\"", "Registry is not found.");
  }

  @Test
  void a_body_that_is_not_json_is_refused() throws Exception {
    assertThat(call("ListRegistries", "us-east-1", "{").body()).contains("InvalidInputException");
  }

  private HttpResponse<String> call(String operation, String region, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address())
            .header("X-Amz-Target", "AWSGlue." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=weir/20261129/%s/glue/aws4_request, SignedHeaders=a"
                    .formatted(region))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
