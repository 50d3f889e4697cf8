package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.producer.MessageForm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of sending commands for the encoding of events. */
final class FormOptions {

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "json",
      converter = FormConverter.class,
      description = {
        "json, avro (single object), protobuf (no header), or with a registry header glue-avro,"
            + " glue-protobuf, confluent-avro, confluent-protobuf. Default: ${DEFAULT-VALUE}."
      })
  private MessageForm form;

  @Option(
      names = "--schema-id",
      paramLabel = "ID",
      description = {"Schema id in the registry. Default: the newest version known to the stack."})
  private String schemaId;

  static final class FormConverter implements ITypeConverter<MessageForm> {
    @Override
    public MessageForm convert(String text) {
      return Stream.of(MessageForm.values())
          .filter(each -> each.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("give one of " + List.of(MessageForm.values())));
    }
  }

  MessageForm form() {
    return form;
  }

  /**
   * Returns the schema id to write; empty if the form has none.
   *
   * @param cloud knows the ids of its registry and the configured ones
   * @param contract such as {@code Transaction}, as outputs name it
   * @throws CommandFault if none is known
   */
  String schemaId(Cloud cloud, String contract) {
    if (schemaId != null || !(form.isGlue() || form.isConfluent())) {
      return schemaId == null ? "" : schemaId;
    }
    var output = contract + (form.isGlue() ? "GlueSchemas" : "ConfluentSchemas");
    var ids = cloud.optionalOutput(output).orElse("");
    var known = form.isGlue() ? glue(ids) : confluent(ids);
    return known
        .filter(each -> form.encoding().filter(each.getValue().encoding()::equals).isPresent())
        .max(Comparator.comparingInt(each -> each.getValue().number()))
        .map(each -> each.getKey().toString())
        .orElseThrow(
            () ->
                new CommandFault(
                    "%s has no schema id for %s".formatted(cloud.name(), form),
                    "Give --schema-id, or configure the id as described in docs/contracts.md."));
  }

  private static Stream<? extends Map.Entry<?, SchemaVersion>> glue(String ids) {
    return SchemaIds.NONE.withGlue(ids).glue().entrySet().stream();
  }

  private static Stream<? extends Map.Entry<?, SchemaVersion>> confluent(String ids) {
    return SchemaIds.NONE.withConfluent(ids).confluent().entrySet().stream();
  }
}
