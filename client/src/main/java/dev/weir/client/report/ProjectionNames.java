package dev.weir.client.report;

import dev.weir.stream.ProjectionName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a projection on the command line, by the rule of the settings. */
public final class ProjectionNames implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    try {
      return ProjectionName.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' names no projection; " + e.getMessage());
    }
  }
}
