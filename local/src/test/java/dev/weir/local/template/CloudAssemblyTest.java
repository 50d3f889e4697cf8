package dev.weir.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudAssemblyTest {

  @TempDir private Path folder;

  @Test
  void stacks_come_after_those_that_they_depend_on_with_their_assets() throws IOException {
    write(
        "manifest.json",
        """
        {'artifacts': {
          'Two': {'type': 'aws:cloudformation:stack', 'environment': 'aws://unknown-account/eu-west-1',
                  'properties': {'templateFile': 'Two.json', 'stackName': 'two'},
                  'dependencies': ['One', 'Two.assets']},
          'Two.assets': {'type': 'cdk:asset-manifest'},
          'One': {'type': 'aws:cloudformation:stack',
                  'environment': 'aws://unknown-account/unknown-region',
                  'properties': {'templateFile': 'One.json'}},
          'Tree': {'type': 'cdk:tree'}}}
        """);
    write("One.json", "{'Resources': {'Q': {'Type': 'AWS::SQS::Queue'}}}");
    write("Two.json", "{}");
    write(
        "Two.assets.json",
        """
        {'files': {'abc': {'source': {'path': 'asset.abc', 'packaging': 'zip'},
                           'destinations': {'here': {'objectKey': 'abc.zip'}}}}}
        """);

    var stacks = CloudAssembly.read(folder).stacks();

    assertThat(stacks).extracting(CloudAssembly.Stack::name).containsExactly("One", "two");
    assertThat(stacks.get(0).template().resources().get("Q"))
        .hasToString("One/Q (AWS::SQS::Queue)");
    assertThat(stacks)
        .extracting(CloudAssembly.Stack::region)
        .containsExactly(Optional.empty(), Optional.of("eu-west-1"));
    assertThat(stacks.get(1).assets()).containsEntry("abc.zip", folder.resolve("asset.abc"));
  }

  @Test
  void the_regions_are_those_that_stacks_name_in_their_order() {
    var stacks =
        Stream.of("us-east-2", "", "us-east-1", "us-east-2")
            .map(region -> stackIn(Optional.of(region).filter(name -> !name.isEmpty())))
            .toList();
    assertThat(new CloudAssembly(stacks).regions()).containsExactly("us-east-2", "us-east-1");
    assertThat(new CloudAssembly(List.of(stackIn(Optional.empty()))).regions()).isEmpty();
  }

  private static CloudAssembly.Stack stackIn(Optional<String> region) {
    var template = Template.of("s", JsonNodeFactory.instance.objectNode());
    return new CloudAssembly.Stack("s", region, template, Map.of());
  }

  @Test
  void an_artifact_of_another_kind_is_refused() throws IOException {
    write("manifest.json", "{'artifacts': {'Stage': {'type': 'cdk:cloud-assembly'}}}");

    assertThatThrownBy(() -> CloudAssembly.read(folder))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("Stage (cdk:cloud-assembly)");
  }

  @Test
  void a_folder_without_a_manifest_says_what_to_run() {
    assertThatThrownBy(() -> CloudAssembly.read(folder))
        .isInstanceOfSatisfying(
            LocalFault.class, fault -> assertThat(fault.remedy()).contains("cdk synth"));
  }

  private void write(String file, String singleQuoted) throws IOException {
    Files.writeString(folder.resolve(file), singleQuoted.replace('\'', '"'));
  }
}
