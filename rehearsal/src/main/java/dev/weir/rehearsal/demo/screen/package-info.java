/** The demo's display: lines, tables redrawn in place, and a summary. */
package dev.weir.rehearsal.demo.screen;
