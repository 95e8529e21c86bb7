package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import london.outcomes.catalogue.SourceColumn;

/**
 * Turns references to persons into pseudonyms: the id of the key, a colon, and the HMAC-SHA-256 of
 * the reference under a key of its domain, in hexadecimal. Equal references of one domain have
 * equal pseudonyms; across domains nothing can be joined. Persons who have been erased have none.
 */
public final class Pseudonyms implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";

  /** For contracts that name no persons, and for looking at a plan without reading. */
  static final Pseudonyms NONE =
      new Pseudonyms("", new TreeMap<>(), new TreeMap<>(), new HashSet<>());

  private final String keyId;
  private final Map<String, byte[]> keys;
  private final Map<String, byte[]> erasedKeys;
  private final HashSet<String> tombstones;

  /**
   * @param keys by domain
   * @param erasedKeys by domain, for the tombstones
   * @param tombstones of persons who have been erased
   */
  Pseudonyms(
      String keyId,
      Map<String, byte[]> keys,
      Map<String, byte[]> erasedKeys,
      HashSet<String> tombstones) {
    this.keyId = keyId;
    this.keys = keys;
    this.erasedKeys = erasedKeys;
    this.tombstones = tombstones;
  }

  /**
   * From the text of a field to what takes its place, itself if it names nobody; for one thread.
   */
  UnaryOperator<String> of(SourceColumn.Persons persons) {
    if (!persons.areNamed()) {
      return UnaryOperator.identity();
    }
    UnaryOperator<String> one = one(persons.domain());
    return persons.separator().isEmpty()
        ? text -> one.apply(text.strip())
        : text -> parts(text, persons).map(one).collect(Collectors.joining(persons.separator()));
  }

  /** The references in a field; spaces around one make nobody else of them. */
  static Stream<String> parts(String text, SourceColumn.Persons persons) {
    return persons.separator().isEmpty()
        ? Stream.of(text.strip())
        : Arrays.stream(text.split(Pattern.quote(persons.separator())))
            .map(String::strip)
            .filter(part -> !part.isEmpty());
  }

  private UnaryOperator<String> one(String domain) {
    Mac mac = mac(key(keys, domain));
    Predicate<String> isErased = erased(domain);
    return reference ->
        isErased.test(reference)
            ? PseudonymKey.ERASED
            : text(keyId, mac.doFinal(reference.getBytes(UTF_8)));
  }

  /** Whether a reference is to someone who has been erased; for one thread. */
  Predicate<String> erased(String domain) {
    if (tombstones.isEmpty()) {
      return PseudonymKey.ERASED::equals;
    }
    Mac mac = mac(key(erasedKeys, domain));
    return reference ->
        reference.equals(PseudonymKey.ERASED)
            || tombstones.contains(hex(mac.doFinal(reference.getBytes(UTF_8))));
  }

  private static byte[] key(Map<String, byte[]> keys, String domain) {
    byte[] key = keys.get(domain);
    if (key == null) {
      throw new IllegalArgumentException("no key for the domain " + domain);
    }
    return key;
  }

  static String text(String keyId, byte[] digest) {
    return keyId + ":" + hex(digest);
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static byte[] digest(byte[] key, String text) {
    return mac(key).doFinal(text.getBytes(UTF_8));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says which key and domains, and never a key. */
  @Override
  public String toString() {
    return "Pseudonyms[" + keyId + " " + keys.keySet() + "]";
  }
}
