package dev.weir.accesslog.decide;

import java.time.Duration;

/**
 * The inputs of a slice apart from its records.
 *
 * @param lateness a line that arrives longer than this after its event time is also counted as late
 * @param maxMinutes the number of minutes that one commit takes
 * @param defaultService the service of records that are rejected as a whole
 */
public record SliceSettings(Duration lateness, int maxMinutes, String defaultService) {}
