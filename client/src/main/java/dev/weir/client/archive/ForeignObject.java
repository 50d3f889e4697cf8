package dev.weir.client.archive;

/**
 * An object among those of the archive that the archive's function did not write.
 *
 * @param why a clause without a capital letter and full stop
 */
public record ForeignObject(String key, String why) {}
