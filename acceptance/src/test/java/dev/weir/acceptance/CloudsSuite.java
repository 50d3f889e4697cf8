package dev.weir.acceptance;

import dev.weir.acceptance.stacks.LocalCloudStack;
import dev.weir.acceptance.stacks.PlayedDemo;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Tag;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests that need a cloud, in one JVM: first those of {@link LocalCloudStack}, then those of
 * {@link PlayedDemo}. Two clouds at once would slow each other down so much that nothing is gained.
 */
@Suite(failIfNoTests = false) // the fast profile has none
@SelectPackages("dev.weir")
@IncludeClassNamePatterns(".*IT")
@IncludeEngines("junit-jupiter")
@ConfigurationParameter(
    key = ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
    value = "dev.weir.acceptance.CloudsSuite$CloudByCloud")
final class CloudsSuite {

  /**
   * Tests of one Region in alphabetical order: what kills functions comes after what needs a
   * healthy cloud. Then those of two Regions in the reverse order: the page shows the last minutes
   * of the demo.
   */
  static final class CloudByCloud implements ClassOrderer {
    private static final String TWO_REGIONS = "two-regions";
    private static final Comparator<ClassDescriptor> BY_NAME =
        Comparator.comparing(each -> each.getTestClass().getName());

    @Override
    public void orderClasses(ClassOrdererContext context) {
      context.getClassDescriptors().sort(CloudByCloud::compare);
    }

    private static int compare(ClassDescriptor one, ClassDescriptor other) {
      if (isOfTwoRegions(one) != isOfTwoRegions(other)) {
        return isOfTwoRegions(one) ? 1 : -1;
      }
      return isOfTwoRegions(one) ? BY_NAME.compare(other, one) : BY_NAME.compare(one, other);
    }

    private static boolean isOfTwoRegions(ClassDescriptor test) {
      return test.findRepeatableAnnotations(Tag.class).stream()
          .anyMatch(tag -> tag.value().equals(TWO_REGIONS));
    }
  }
}
