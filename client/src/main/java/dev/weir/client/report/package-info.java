/** Stored data for people and programs: counts, alerts and quarantine. */
package dev.weir.client.report;
