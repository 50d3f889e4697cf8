/** Checks a synthesised template for edges between services that AWS would refuse. */
package dev.weir.infra.edges;
