package dev.weir.market.archive;

import dev.weir.engine.Slice;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.util.List;
import java.util.Map;

/**
 * The decisions of one object.
 *
 * @param upTo the last change
 * @param decisions in the order of the changes
 * @param rejected unreadable changes
 */
record DecisionArchiveSlice(
    SequenceNumber upTo, List<KinesisRecord> decisions, Map<QuarantineKey, List<Rejected>> rejected)
    implements Slice {}
