/**
 * Enforces permissions: reads the policies of the template, decides each call by them as IAM does,
 * and records which permissions were used.
 *
 * <p>The rules are pure ({@link dev.weir.local.iam.AccessRules}); the order of the decision is that
 * of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * within one account, without boundaries, session policies and organizations.
 */
package dev.weir.local.iam;
