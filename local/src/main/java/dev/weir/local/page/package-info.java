/** The page that shows the local cloud at work: the dashboards of its stacks, drawn live. */
package dev.weir.local.page;
