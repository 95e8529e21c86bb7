package london.outcomes.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * A request to an S3 server, as a policy sees it.
 *
 * @param resource ARN of the bucket or the object
 * @param prefix of a listing; no text matches the one of a call that states none
 */
record S3Call(String action, String resource, String prefix) {

  private static final String NO_PREFIX = "\0";

  /** A call on an object. */
  static S3Call on(String action, String key) {
    return new S3Call(action, arn(S3Server.BUCKET + "/" + key), NO_PREFIX);
  }

  /** A listing of what begins with a text. */
  static S3Call list(String prefix) {
    return new S3Call("s3:ListBucket", arn(S3Server.BUCKET), prefix);
  }

  /**
   * The action that a request needs (Service Authorization Reference, "Actions, resources, and
   * condition keys for Amazon S3").
   */
  static S3Call of(String method, URI uri) {
    String path = uri.getPath().substring(1);
    Map<String, String> query = query(uri.getRawQuery());
    int slash = path.indexOf('/');
    return slash > 0 && slash < path.length() - 1
        ? new S3Call(onObject(method, query), arn(path), NO_PREFIX)
        : new S3Call(
            onBucket(method, query),
            arn(path.replace("/", "")),
            query.getOrDefault("prefix", NO_PREFIX));
  }

  private static String onObject(String method, Map<String, String> query) {
    return switch (method) {
      case "GET", "HEAD" -> "s3:GetObject";
      case "PUT", "POST" -> "s3:PutObject";
      case "DELETE" ->
          query.containsKey("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
      default -> throw new IllegalArgumentException("an object was asked to " + method);
    };
  }

  private static String onBucket(String method, Map<String, String> query) {
    if (query.containsKey("location")) {
      return "s3:GetBucketLocation";
    }
    if (query.containsKey("uploads")) {
      return "s3:ListBucketMultipartUploads";
    }
    // Several objects in one request: fs.s3a.multiobjectdelete.enable=false shows which.
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new IllegalArgumentException("the bucket was asked to " + method + " " + query);
    }
    return "s3:ListBucket";
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    if (text != null) {
      for (String part : text.split("&")) {
        String[] pair = part.split("=", 2);
        query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8));
      }
    }
    return query;
  }

  private static String arn(String name) {
    return "arn:aws:s3:::" + name;
  }
}
