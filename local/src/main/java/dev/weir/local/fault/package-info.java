/** What goes wrong for reasons outside the code, reported with its remedy. */
package dev.weir.local.fault;
