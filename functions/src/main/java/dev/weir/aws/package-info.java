/** Shared code of all adapters of AWS services. */
package dev.weir.aws;
