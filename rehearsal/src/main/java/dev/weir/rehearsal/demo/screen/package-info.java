/** How the demo shows what comes: lines, tables that are redrawn in their place, a summary. */
package dev.weir.rehearsal.demo.screen;
