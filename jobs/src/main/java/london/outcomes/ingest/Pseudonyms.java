package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import london.outcomes.catalogue.SourceColumn;

/**
 * Turns references to persons into pseudonyms: the id of the key, a colon, and the HMAC-SHA-256 of
 * the reference under a key of its domain, in hexadecimal. Equal references of one domain have
 * equal pseudonyms; across domains nothing can be joined.
 */
public final class Pseudonyms implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";

  /** For contracts that name no persons, and for looking at a plan without reading. */
  static final Pseudonyms NONE = new Pseudonyms("", new TreeMap<>());

  private final String keyId;
  private final Map<String, byte[]> keys;

  Pseudonyms(String keyId, Map<String, byte[]> keys) {
    this.keyId = keyId;
    this.keys = keys;
  }

  /**
   * From the text of a field to what takes its place, itself if it names nobody; for one thread.
   */
  UnaryOperator<String> of(SourceColumn.Persons persons) {
    if (!persons.areNamed()) {
      return UnaryOperator.identity();
    }
    byte[] key = keys.get(persons.domain());
    if (key == null) {
      throw new IllegalArgumentException("no key for the domain " + persons.domain());
    }
    Mac mac = mac(key);
    return persons.separator().isEmpty()
        ? text -> one(mac, text)
        : text ->
            Arrays.stream(text.split(Pattern.quote(persons.separator())))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> one(mac, part))
                .collect(Collectors.joining(persons.separator()));
  }

  private String one(Mac mac, String reference) {
    return keyId + ":" + HexFormat.of().formatHex(mac.doFinal(reference.getBytes(UTF_8)));
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
