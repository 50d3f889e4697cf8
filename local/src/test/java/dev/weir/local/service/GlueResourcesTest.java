package dev.weir.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.service.ServiceCall.Access;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From "Actions, resources, and condition keys for AWS Glue", Service Authorization Reference. */
class GlueResourcesTest {

  @Test
  void a_call_on_a_schema_needs_the_permission_on_its_registry_too() throws IOException {
    assertThat(
            resources(
                "RegisterSchemaVersion", "{'SchemaId':{'RegistryName':'r','SchemaName':'s'}}"))
        .containsExactly("registry/r", "schema/r/s");
    assertThat(
            resources(
                "GetSchemaByDefinition",
                "{'SchemaId':{'SchemaArn':'arn:aws:glue:us-east-1:000000000000:schema/r/s'}}"))
        .containsExactly("registry/r", "schema/r/s");
    assertThat(resources("CreateSchema", "{'RegistryId':{'RegistryName':'r'},'SchemaName':'s'}"))
        .containsExactly("registry/r", "schema/r/s");
  }

  @Test
  void a_schema_that_names_no_registry_is_in_the_default_one() throws IOException {
    assertThat(resources("CreateSchema", "{'SchemaName':'s'}"))
        .containsExactly("registry/default-registry", "schema/default-registry/s");
  }

  @Test
  void a_call_on_a_registry_needs_the_permission_on_it() throws IOException {
    assertThat(
            resources(
                "DeleteRegistry",
                "{'RegistryId':{'RegistryArn':'arn:aws:glue:us-east-1:000000000000:registry/r'}}"))
        .containsExactly("registry/r");
  }

  @Test
  void a_version_by_its_id_and_a_list_of_registries_need_it_on_all() throws IOException {
    assertThat(resources("GetSchemaVersion", "{'SchemaVersionId':'x'}")).containsExactly("*");
    assertThat(resources("ListRegistries", "{}")).containsExactly("*");
  }

  private static List<String> resources(String operation, String body) throws IOException {
    var request =
        new ServiceRequest(
            "POST",
            URI.create("/"),
            "AWSGlue." + operation,
            "application/x-amz-json-1.1",
            "",
            body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    var call = ServiceCall.of(request);
    assertThat(call.accesses()).extracting(Access::action).containsOnly(operation);
    return Stream.of(call.accesses()).flatMap(List::stream).map(Access::resource).toList();
  }
}
