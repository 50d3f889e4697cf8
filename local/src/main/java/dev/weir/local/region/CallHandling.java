package dev.weir.local.region;

import dev.weir.local.iam.AccessControl;
import dev.weir.local.rehearsal.RehearsedCalls;
import dev.weir.local.units.UnitMeter;
import java.util.function.Consumer;

/**
 * How a gateway handles each call, whichever service it is for.
 *
 * @param region the name of the Region that calls come from
 * @param access decides who may make which call
 * @param faults the Region's present faults
 * @param tables the faults of its tables
 * @param rehearsed further injected faults
 * @param units observes forwarded calls
 * @param streamsWritten receives the name of a Kinesis stream after each call that may have put
 *     records on it
 */
record CallHandling(
    String region,
    AccessControl access,
    RegionSwitch faults,
    TableFaults tables,
    RehearsedCalls rehearsed,
    UnitMeter units,
    Consumer<String> streamsWritten) {}
