/**
 * Settings as people write them: in a function's environment, in the CDK's context, in documents.
 * One reader validates them and collects every problem with its place, its value and its remedy.
 */
package dev.weir.settings;
