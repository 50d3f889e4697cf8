package dev.weir.acceptance;

import dev.weir.acceptance.stacks.LocalCloudStack;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests that share {@link LocalCloudStack}, in one JVM. In alphabetical order, what kills
 * functions comes after what needs a healthy cloud.
 */
@Suite(failIfNoTests = false) // the fast profile has none
@SelectPackages("dev.weir")
@IncludeClassNamePatterns(".*IT")
@IncludeEngines("junit-jupiter")
@IncludeTags("cloud")
@ExcludeTags("two-regions")
@ConfigurationParameter(
    key = ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
    value = "org.junit.jupiter.api.ClassOrderer$ClassName")
final class OneRegionSuite {}
