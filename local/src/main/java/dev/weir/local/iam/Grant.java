package dev.weir.local.iam;

/**
 * One action on one resource that a role is allowed, as its policy writes it: both may have
 * wildcards.
 */
public record Grant(String role, String action, String resource) {}
