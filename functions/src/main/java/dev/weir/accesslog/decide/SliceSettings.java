package dev.weir.accesslog.decide;

import java.time.Duration;

/**
 * What a slice depends on besides its records.
 *
 * @param lateness a line that arrives longer than this after its event time is counted as late, too
 * @param maxMinutes how many minutes one commit takes
 * @param defaultService the service of records that are rejected as a whole
 */
public record SliceSettings(Duration lateness, int maxMinutes, String defaultService) {}
