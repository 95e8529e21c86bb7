package london.outcomes.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shipped S3 policy, evaluated as AWS evaluates the part of the language that ours use: what is
 * not allowed is denied, {@code *} and {@code ?} stand for any text and letter, and the condition
 * {@code StringLike} on {@code s3:prefix} fails where a call states none.
 */
final class AccessPolicy {

  static final Path FOLDER = Path.of(System.getProperty("project", ".."), "deploy/access");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One action on one pattern of names.
   *
   * @param prefix pattern that the prefix of a listing has to match; empty for calls without
   */
  record Grant(String action, String resource, String prefix) {

    boolean allows(S3Call call) {
      return action.equals(call.action())
          && isLike(resource, call.resource())
          && (prefix.isEmpty() || isLike(prefix, call.prefix()));
    }
  }

  private final List<Grant> grants = new ArrayList<>();

  /** The policy of a role, from {@code deploy/access}. */
  static AccessPolicy of(String role) {
    AccessPolicy policy = new AccessPolicy();
    try {
      JsonNode file = JSON.readTree(FOLDER.resolve(role + ".json").toFile());
      file.get("Statement").forEach(policy::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return policy;
  }

  private void add(JsonNode statement) {
    if (!statement.get("Effect").asText().equals("Allow")) {
      throw new IllegalArgumentException("only what is allowed is evaluated: " + statement);
    }
    JsonNode condition = statement.path("Condition");
    List<String> prefixes =
        condition.isMissingNode()
            ? List.of("")
            : texts(condition.path("StringLike").path("s3:prefix")).toList();
    for (String action : texts(statement.get("Action")).toList()) {
      for (String resource : texts(statement.get("Resource")).toList()) {
        prefixes.forEach(prefix -> grants.add(new Grant(action, resource, prefix)));
      }
    }
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isArray()
        ? Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> node.get(i).asText())
        : Stream.of(node.asText());
  }

  List<Grant> grants() {
    return grants;
  }

  boolean allows(S3Call call) {
    return grants.stream().anyMatch(grant -> grant.allows(call));
  }

  /** Letters of a name mean themselves, whatever they mean in an expression. */
  private static boolean isLike(String pattern, String text) {
    String expression =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + (char) c))
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
  }
}
