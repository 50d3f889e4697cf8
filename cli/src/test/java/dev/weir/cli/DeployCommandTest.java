package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // The CDK is a script here.
class DeployCommandTest {

  @TempDir Path home;

  @Test
  void all_arguments_go_to_the_cdk_as_they_are() throws IOException {
    pretendCdk("echo \"$PWD: $*\" >seen; exit 0");

    var run = Run.in(home, "deploy", "-c", "stage=prod", "--all", "--require-approval", "never");

    assertThat(run.exitCode()).isZero();
    assertThat(home.resolve("seen"))
        .content()
        .endsWith(": deploy -c stage=prod --all --require-approval never\n")
        .contains(home.getFileName().toString());
  }

  @Test
  void a_deployment_that_fails_fails_the_command() throws IOException {
    pretendCdk("exit 3");

    assertThat(Run.in(home, "deploy").exitCode()).isEqualTo(1);
  }

  @Test
  void without_the_cdk_it_says_how_to_get_it() {
    var run = Run.in(home, "deploy");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("The CDK is not in", "weir fetch");
  }

  private void pretendCdk(String body) throws IOException {
    var cdk = home.resolve("node_modules/aws-cdk/bin/cdk");
    Files.createDirectories(cdk.getParent());
    Files.writeString(cdk, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(cdk, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
