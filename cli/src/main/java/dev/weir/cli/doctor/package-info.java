/**
 * Diagnoses pipelines. Signals are read from metrics, and the diagnosis is a pure function of them.
 * docs/diagnosis.md explains the rules.
 */
package dev.weir.cli.doctor;
