/** Where a command works: the local cloud or an AWS account. */
package dev.weir.client.cloud;
