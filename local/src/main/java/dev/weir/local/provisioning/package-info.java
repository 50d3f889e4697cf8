/**
 * Makes the resources of a template in the emulators, one class per service; what has no local
 * meaning is listed, what is not known is refused.
 */
package dev.weir.local.provisioning;
