/**
 * Creates the resources of a template in the emulators, one class per service; resources without
 * local meaning are listed, unknown ones are refused.
 */
package dev.weir.local.provisioning;
