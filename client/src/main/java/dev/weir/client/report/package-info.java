/** What is stored, for people and for other programs: counts, alerts, quarantine. */
package dev.weir.client.report;
