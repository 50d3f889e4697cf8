/**
 * What every implementation of a port must do, as tests that fakes and real adapters extend, and
 * the tables and queues that the adapters need for them.
 */
package dev.weir.verification.kits;
