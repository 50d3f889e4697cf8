package dev.weir.archive;

import dev.weir.stream.StreamIncarnations;

/** Everything outside itself that the archive uses. */
public record ArchivePorts(
    StreamIncarnations incarnations, Archive archive, ArchivePositions positions) {}
