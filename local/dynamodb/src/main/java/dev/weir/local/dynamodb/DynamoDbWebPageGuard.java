package dev.weir.local.dynamodb;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests that a browser sends for a web page, and requests that address this machine by a
 * foreign name that resolves to it. The rules are those of {@code
 * dev.weir.local.process.WebPageGuard} for tools; this module shares no class path with it.
 */
final class DynamoDbWebPageGuard extends Handler.Wrapper {

  private static final int FORBIDDEN = 403;
  private static final int NOT_THIS_HOST = 421;
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  DynamoDbWebPageGuard(Handler guarded) {
    super(guarded);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var headers = request.getHeaders();
    if (!isThisHost(headers)) {
      return refuse(NOT_THIS_HOST, response, callback);
    }
    if (isFromWebPage(headers)) {
      return refuse(FORBIDDEN, response, callback);
    }
    return super.handle(request, response, callback);
  }

  private static boolean isThisHost(HttpFields headers) {
    var hosts = headers.getValuesList("Host");
    return hosts.size() == 1
        && NAMES.contains(hosts.getFirst().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""));
  }

  private static boolean isFromWebPage(HttpFields headers) {
    return headers.contains("Origin")
        || headers.getValuesList("Sec-Fetch-Site").stream().anyMatch(site -> !site.equals("none"));
  }

  private static boolean refuse(int status, Response response, Callback callback) {
    response.setStatus(status);
    response.write(true, null, callback);
    return true;
  }
}
