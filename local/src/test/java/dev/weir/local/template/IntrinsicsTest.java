package dev.weir.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> REFS =
      Map.of("Table", "counts", "AWS::Region", "eu-west-1", "Stage", "dev");

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "IsDev", "{'Fn::Equals':[{'Ref':'Stage'},'dev']}",
          "IsProd", "{'Fn::Not':[{'Condition':'IsDev'}]}",
          "Both", "{'Fn::And':[{'Condition':'IsDev'},{'Condition':'IsProd'}]}",
          "Either", "{'Fn::Or':[{'Condition':'IsDev'},{'Condition':'IsProd'}]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'as it stands' | 'as it stands'",
        "{'Ref':'Table'} | 'counts'",
        "{'Fn::GetAtt':['Table','Arn']} | 'arn:counts'",
        "{'Fn::GetAtt':'Table.Arn'} | 'arn:counts'",
        "{'Fn::Sub':'${Table} in ${AWS::Region}, ${Table.Arn}, ${!Literal}'}"
            + " | 'counts in eu-west-1, arn:counts, ${Literal}'",
        "{'Fn::Sub':['${a}$1-${Table}',{'a':{'Ref':'Stage'}}]} | 'dev$1-counts'",
        "{'Fn::Join':['-',['a',{'Ref':'Table'},'b']]} | 'a-counts-b'",
        "{'Fn::Select':[1,['a','b']]} | 'b'",
        "{'Fn::Select':['1',{'Fn::Split':[':',{'Fn::GetAtt':['Table','Arn']}]}]} | 'counts'",
        "{'Fn::Split':['.','a.b.']} | ['a','b','']",
        "{'Fn::ImportValue':'exported'} | 'from elsewhere'",
        "{'Fn::FindInMap':['Regions',{'Ref':'AWS::Region'},'name']} | 'Ireland'",
        "{'Fn::If':['IsDev','small','large']} | 'small'",
        "{'Fn::If':['IsProd','small','large']} | 'large'",
        "{'Fn::If':['Both','small','large']} | 'large'",
        "{'Fn::If':['Either','small','large']} | 'small'",
        "{'a':1,'b':{'Ref':'AWS::NoValue'},'c':[true,{'Ref':'AWS::NoValue'}]}"
            + " | {'a':1,'c':[true]}",
        "{'Ref':'Table','other':1} | {'Ref':'Table','other':1}",
      })
  void a_function_gives_its_value(String expression, String value) {
    assertThat(new Intrinsics(new TestScope(), "test").resolve(json(expression)))
        .isEqualTo(json(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Ref':'Nobody'} | nothing is called Nobody",
        "{'Fn::GetAtt':['Table','Colour']} | Table has no attribute Colour",
        "{'Fn::Sub':'${Nobody}'} | nothing is called Nobody",
        "{'Fn::Select':[2,['a','b']]} | no element 2",
        "{'Fn::ImportValue':'nothing'} | no stack exports nothing",
        "{'Fn::FindInMap':['Regions','us-east-1','name']} | finds nothing",
        "{'Fn::If':['Unknown',1,2]} | unknown condition Unknown",
        "{'Fn::GetAZs':''} | Fn::GetAZs is not known",
      })
  void what_can_not_be_evaluated_is_named(String expression, String problem) {
    assertThatThrownBy(() -> new Intrinsics(new TestScope(), "s/R (T)").resolve(json(expression)))
        .isInstanceOf(LocalFault.class)
        .hasMessageStartingWith("s/R (T): ")
        .hasMessageContaining(problem);
  }

  @Test
  void text_is_never_an_object() {
    assertThatThrownBy(() -> new Intrinsics(new TestScope(), "output X").text(json("{'a':1}")))
        .hasMessageContaining("output X: expected text");
  }

  private static JsonNode json(String singleQuoted) {
    try {
      return JSON.readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(singleQuoted, e);
    }
  }

  private static final class TestScope implements Scope {

    @Override
    public Optional<String> ref(String name) {
      return Optional.ofNullable(REFS.get(name));
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute) {
      return attribute.equals("Arn") ? ref(logicalId).map("arn:"::concat) : Optional.empty();
    }

    @Override
    public Optional<String> imported(String exportName) {
      return exportName.equals("exported") ? Optional.of("from elsewhere") : Optional.empty();
    }

    @Override
    public Optional<JsonNode> condition(String name) {
      return Optional.ofNullable(CONDITIONS.get(name)).map(IntrinsicsTest::json);
    }

    @Override
    public Optional<JsonNode> mapping(String map, String key, String second) {
      return (map + key + second).equals("Regionseu-west-1name")
          ? Optional.of(json("'Ireland'"))
          : Optional.empty();
    }
  }
}
