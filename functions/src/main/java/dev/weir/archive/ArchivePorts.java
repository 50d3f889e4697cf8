package dev.weir.archive;

import dev.weir.stream.StreamIncarnations;

/** All that the archive reaches outside of itself. */
public record ArchivePorts(
    StreamIncarnations incarnations, Archive archive, ArchivePositions positions) {}
