package dev.weir.local.schemas;

/** A call that AWS Glue would refuse, with the error's name and message. */
public final class GlueRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String type;

  private GlueRefusal(String type, String message) {
    super(message);
    this.type = type;
  }

  /** Returns the error's name, such as {@code EntityNotFoundException}. */
  public String type() {
    return type;
  }

  static GlueRefusal notFound(String message) {
    return new GlueRefusal("EntityNotFoundException", message);
  }

  static GlueRefusal exists(String message) {
    return new GlueRefusal("AlreadyExistsException", message);
  }

  static GlueRefusal invalid(String message) {
    return new GlueRefusal("InvalidInputException", message);
  }

  static GlueRefusal tooMany(String message) {
    return new GlueRefusal("ResourceNumberLimitExceededException", message);
  }

  static GlueRefusal unknownOperation(String operation) {
    return new GlueRefusal(
        "UnknownOperationException", "The local cloud does not have Glue's " + operation);
  }
}
