package dev.weir.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the POM, as the manifest of the command's jar has it. */
final class PackagedVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {text(PackagedVersion.class.getPackage().getImplementationVersion())};
  }

  /** Of classes that are in no jar there is none. */
  static String text(String version) {
    return version == null ? "weir, not packaged" : "weir " + version;
  }
}
