package dev.weir.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.weir.client.terminal.Printer;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Protects an operator's terminal and browser: all output goes through {@link Printer}, and all
 * servers refuse web pages.
 */
@ArchTag("long")
@AnalyzeClasses(packages = "dev.weir", importOptions = MainClasses.class)
class TerminalTest {

  private static final String[] COMMANDS = {
    "dev.weir.cli..", "dev.weir.client..", "dev.weir.rehearsal.."
  };
  private static final String TERMINAL = "dev.weir.client.terminal..";
  private static final String MAIN = "dev.weir.cli.Main";

  @ArchTest
  static final ArchRule only_main_opens_standard_output =
      noClasses()
          .that()
          .resideInAnyPackage(COMMANDS)
          .and()
          .resideOutsideOfPackage(TERMINAL)
          .and()
          .doNotHaveFullyQualifiedName(MAIN)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(FileDescriptor.class, PrintStream.class)
          .orShould()
          .callConstructorWhere(target(owner(assignableTo(PrintWriter.class))));

  @ArchTest
  static final ArchRule only_main_makes_printers =
      noClasses()
          .that()
          .resideInAnyPackage(COMMANDS)
          .and()
          .resideOutsideOfPackage(TERMINAL)
          .and()
          .doNotHaveFullyQualifiedName(MAIN)
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Printer.class)))
                  .and(target(name("ofResults").or(name("ofMessages")))));

  @ArchTest
  static final ArchRule only_a_style_colours =
      noClasses()
          .that()
          .resideOutsideOfPackage(TERMINAL)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Ansi.class, Ansi.Text.class);

  @ArchTest
  static final ArchRule only_the_guarded_server_listens =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.weir.local.process.LoopbackServer")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(HttpServer.class);

  @ArchTest
  static final ArchRule every_process_has_the_same_digits =
      classes()
          .that()
          .haveNameMatching(
              "dev\\.weir\\.(cli\\.Main|infra\\.WeirApp|local\\.functions\\.RuntimeLoop)")
          .should()
          .callMethod(Locale.class, "setDefault", Locale.class);
}
