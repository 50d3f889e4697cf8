/** The page on which people see the local cloud run: the dashboards of its stacks, drawn live. */
package dev.weir.local.page;
