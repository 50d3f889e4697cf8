/** What all adapters of AWS services have in common. */
package dev.weir.aws;
