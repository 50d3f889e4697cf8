package dev.weir.local.iam;

/**
 * One allowed action of a role on one resource, as its policy writes it: both may have wildcards.
 */
public record Grant(String role, String action, String resource) {}
