package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.Loopback;
import java.util.List;

/**
 * The ports of the local cloud on 127.0.0.1; 0 chooses a free one.
 *
 * @param dynamodb DynamoDB Local
 * @param kinesis kinesis-local
 * @param messaging fauxqs: SNS, SQS and S3
 * @param control status and stop
 * @param page the dashboards
 */
public record EmulatorPorts(int dynamodb, int kinesis, int messaging, int control, int page) {

  private static final int HIGHEST = 65_535;

  /** Chooses all five. */
  public static final EmulatorPorts FREE = new EmulatorPorts(0, 0, 0, 0, 0);

  public EmulatorPorts {
    for (int port : List.of(dynamodb, kinesis, messaging, control, page)) {
      if (port < 0 || port > HIGHEST) {
        throw new IllegalArgumentException("A port is 0 to " + HIGHEST + ", not " + port);
      }
    }
  }

  /**
   * Checks that each port can be bound now.
   *
   * @throws LocalFault if a requested one is taken
   */
  public void requireFree() {
    for (int port : List.of(dynamodb, kinesis, messaging, control, page)) {
      if (port != 0 && !Loopback.isFree(port)) {
        throw new LocalFault(
            "Port " + port + " is taken by another process.",
            "Choose another port, or leave it out: then a free one is taken.");
      }
    }
  }
}
