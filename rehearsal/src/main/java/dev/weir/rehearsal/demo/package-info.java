/** {@code weir demo}: a seeded sample through the whole stack, held against a recount. */
package dev.weir.rehearsal.demo;
