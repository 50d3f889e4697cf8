package dev.weir.local.iam;

/**
 * An action that AWS itself will take for a deployed resource, if the policies allow it.
 *
 * @param from the resource that it is taken for
 * @param remedy the missing permission, and its place
 */
public record ServiceEdge(String from, AccessRequest request, String remedy) {}
