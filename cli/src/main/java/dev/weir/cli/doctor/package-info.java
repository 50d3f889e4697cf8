/**
 * Says what is wrong with a pipeline, and why. Signals are read from metrics; the diagnosis is a
 * pure function of them. docs/diagnosis.md tells the rules to people.
 */
package dev.weir.cli.doctor;
