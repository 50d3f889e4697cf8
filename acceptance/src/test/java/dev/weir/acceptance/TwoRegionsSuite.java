package dev.weir.acceptance;

import dev.weir.acceptance.stacks.PlayedDemo;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that share {@link PlayedDemo}, in one JVM. */
@Suite(failIfNoTests = false) // the fast profile has none
@SelectPackages("dev.weir")
@IncludeClassNamePatterns(".*IT")
@IncludeEngines("junit-jupiter")
@IncludeTags("two-regions")
@ConfigurationParameter(
    key = ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
    value = "dev.weir.acceptance.TwoRegionsSuite$PageFirst")
final class TwoRegionsSuite {

  /** The reverse alphabetical order: the page shows the last minutes of the demo. */
  static final class PageFirst implements ClassOrderer {
    private static final Comparator<ClassDescriptor> BY_NAME =
        Comparator.comparing(each -> each.getTestClass().getName());

    @Override
    public void orderClasses(ClassOrdererContext context) {
      context.getClassDescriptors().sort(BY_NAME.reversed());
    }
  }
}
