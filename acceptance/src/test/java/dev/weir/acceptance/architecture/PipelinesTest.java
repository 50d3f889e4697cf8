package dev.weir.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.weir.accesslog.AccessLogReplay;
import dev.weir.engine.StreamHandler;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.Batch;
import dev.weir.stream.Outcome;
import java.util.Set;

/** The engine's work is done nowhere else: a pipeline supplies its four parts and nothing more. */
@ArchTag("long")
@AnalyzeClasses(packages = "dev.weir", importOptions = MainClasses.class)
class PipelinesTest {

  private static final String[] PIPELINES = {
    "dev.weir.accesslog..", "dev.weir.transactions..", "dev.weir.market..", "dev.weir.archive.."
  };

  @ArchTest
  static final ArchRule only_the_engine_answers =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINES)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Outcome.class);

  @ArchTest
  static final ArchRule only_the_engine_loops_over_a_batch =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINES)
          .should()
          .callMethodWhere(isOf(Batch.class, "records", "from"));

  @ArchTest
  static final ArchRule only_the_engine_quarantines =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINES)
          .and(isNotAReplay())
          .should()
          .callMethodWhere(isOf(Quarantine.class, "put", "putAll"));

  // An operator's replay reads quarantine and not a batch: it keeps lines that are still rejected.
  private static DescribedPredicate<JavaClass> isNotAReplay() {
    return DescribedPredicate.not(belongToAnyOf(AccessLogReplay.class));
  }

  private static DescribedPredicate<JavaMethodCall> isOf(Class<?> type, String... names) {
    return new DescribedPredicate<>("calls of " + type.getSimpleName() + Set.of(names)) {
      @Override
      public boolean test(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(type) && Set.of(names).contains(call.getName());
      }
    };
  }

  // Not Throwable: the compiler catches it for a try with resources.
  private static final Set<String> CONTAINED =
      Set.of(
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error",
          "java.lang.StackOverflowError");

  @ArchTest
  static final ArchRule only_the_engine_contains_failures =
      classes().that().resideInAnyPackage(PIPELINES).should(catchNoFailureOfTheCode());

  private static ArchCondition<JavaClass> catchNoFailureOfTheCode() {
    return new ArchCondition<>("catch no failure of the code") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getCodeUnits().forEach(unit -> report(unit, events));
      }
    };
  }

  private static void report(JavaCodeUnit unit, ConditionEvents events) {
    unit.getTryCatchBlocks().stream()
        .flatMap(block -> block.getCaughtThrowables().stream())
        .filter(caught -> CONTAINED.contains(caught.getName()))
        .forEach(
            caught ->
                events.add(
                    SimpleConditionEvent.violated(
                        unit, unit.getFullName() + " catches " + caught.getName())));
  }

  @ArchTest
  static final ArchRule every_function_has_one_shape =
      classes()
          .that()
          .implement(RequestStreamHandler.class)
          .should()
          .beAssignableTo(StreamHandler.class);
}
