package dev.weir.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationOrderTest {

  @Test
  void a_resource_comes_after_all_that_it_refers_to_in_any_way() {
    assertThat(
            order(
                """
                {'A': {'Type': 'T', 'Properties': {'x': [{'Ref': 'B'}]}},
                 'B': {'Type': 'T', 'Properties': {'x': {'Fn::GetAtt': ['C', 'Arn']}}},
                 'C': {'Type': 'T', 'DependsOn': 'D'},
                 'D': {'Type': 'T', 'DependsOn': ['E'],
                       'Properties': {'x': {'Fn::Sub': 'a ${F.Arn} ${AWS::Region}'}}},
                 'E': {'Type': 'T'},
                 'F': {'Type': 'T', 'Properties': {'x': {'Fn::GetAtt': 'G.Arn'}}},
                 'G': {'Type': 'T'}}
                """))
        .containsExactly("E", "G", "F", "D", "C", "B", "A");
  }

  @Test
  void resources_that_have_nothing_to_do_with_each_other_stay_as_they_stand() {
    assertThat(order("{'B': {'Type': 'T'}, 'A': {'Type': 'T'}}")).containsExactly("B", "A");
  }

  @Test
  void a_circle_is_shown() {
    assertThatThrownBy(
            () ->
                order(
                    """
                    {'A': {'Type': 'T', 'DependsOn': 'B'},
                     'B': {'Type': 'T', 'Properties': {'x': {'Ref': 'A'}}}}
                    """))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("A -> B");
  }

  private static List<String> order(String resources) {
    try {
      var json =
          new ObjectMapper().readTree(("{'Resources':" + resources + "}").replace('\'', '"'));
      return CreationOrder.of(Template.of("s", json)).stream()
          .map(TemplateResource::logicalId)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(resources, e);
    }
  }
}
