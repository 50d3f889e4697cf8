/** What goes wrong for reasons outside the code, told with its remedy. */
package dev.weir.local.fault;
