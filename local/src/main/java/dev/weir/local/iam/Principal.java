package dev.weir.local.iam;

/** A caller. */
public sealed interface Principal {

  /** Returns its ARN, as in error messages. */
  String arn();

  /**
   * A function, acting as its role.
   *
   * @param role ARN of the role
   * @param session the function's name
   */
  record RolePrincipal(String role, String session) implements Principal {
    @Override
    public String arn() {
      var name = role.substring(role.lastIndexOf('/') + 1);
      return role.replace(":iam:", ":sts:").replaceFirst(":role/.*", ":assumed-role/")
          + name
          + "/"
          + session;
    }
  }

  /** A service of AWS, such as {@code sns.amazonaws.com}. */
  record Service(String name) implements Principal {
    @Override
    public String arn() {
      return name;
    }
  }

  /**
   * The owner of the account: an operator's commands. Everything is allowed that no policy of a
   * resource denies.
   */
  record Owner(String account) implements Principal {
    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":root";
    }
  }
}
