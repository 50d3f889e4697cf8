/** The error rules, evaluated on the stored totals of the minutes that commits touched. */
package dev.weir.accesslog.publish;
