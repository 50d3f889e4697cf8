package dev.weir.local.region;

import dev.weir.local.iam.AccessControl;
import dev.weir.local.rehearsal.RehearsedCalls;
import dev.weir.local.units.UnitMeter;

/**
 * How a gateway handles each call, whichever service it is for.
 *
 * @param region the name of the Region that calls come from
 * @param access decides who may make which call
 * @param faults the Region's present faults
 * @param tables the faults of its tables
 * @param rehearsed further injected faults
 * @param units observes forwarded calls
 * @param streams receives each answered call
 */
record CallHandling(
    String region,
    AccessControl access,
    RegionSwitch faults,
    TableFaults tables,
    RehearsedCalls rehearsed,
    UnitMeter units,
    StreamAnnouncements streams) {}
