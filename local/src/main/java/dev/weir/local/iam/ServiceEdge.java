package dev.weir.local.iam;

/**
 * Something that AWS itself will do for a deployed resource, and may only if the policies allow it.
 *
 * @param from the resource that it is done for
 * @param remedy what to allow, and where
 */
public record ServiceEdge(String from, AccessRequest request, String remedy) {}
