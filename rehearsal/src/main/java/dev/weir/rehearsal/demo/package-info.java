/** {@code weir demo}: a seeded sample through the whole stack, compared with a recount. */
package dev.weir.rehearsal.demo;
