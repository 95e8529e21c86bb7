package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.SourceColumn.Persons;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

/**
 * Someone who has a table of pseudonyms, this product's source text, every identifier that there
 * can be, and the key of another domain, but not the secret.
 */
class PseudonymAttackTest {

  private static final int TOKENS = 10_000;

  /** Every reference of synthetic extracts of this size: half of the persons are in the table. */
  private static final List<String> SPACE =
      IntStream.range(0, 20_000).mapToObj("SYN-P%07d"::formatted).toList();

  private static final SourceContract CONTRACT =
      new ConfigFolder(SharedSession.project().resolve("conf")).load().sources().get("mps-offence");

  private static final String KEY_ID = "2026a";
  private static final String PURPOSE = "outcomes pseudonym v1 ";

  private final String secret = secret();
  private final Set<ByteBuffer> stolen = stolen();

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** As the product writes them, for persons from all over the space. */
  private Set<ByteBuffer> stolen() {
    UnaryOperator<String> pseudonym =
        PseudonymKey.of(KEY_ID, secret).pseudonyms(CONTRACT).of(new Persons("victim", ""));
    Set<ByteBuffer> tokens = new HashSet<>();
    new Random(7)
        .ints(0, SPACE.size())
        .distinct()
        .limit(TOKENS)
        .forEach(i -> tokens.add(bytes(pseudonym.apply(SPACE.get(i)))));
    return tokens;
  }

  private static ByteBuffer bytes(String token) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(token.substring(KEY_ID.length() + 1)));
  }

  @Test
  void withoutTheKeyNobodyIsFoundByTryingEveryIdentifier() throws GeneralSecurityException {
    assertThat(stolen).hasSize(TOKENS);
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (String salt : List.of("", "victim", KEY_ID + ":", PURPOSE + "victim")) {
        assertThat(found(text -> digest.digest((salt + text).getBytes(UTF_8))))
            .as(algorithm + " of '" + salt + "' and the identifier")
            .isZero();
      }
    }
    for (byte[] guess : guesses()) {
      assertThat(found(keyed(guess))).as("HMAC by " + new String(guess, UTF_8)).isZero();
    }
  }

  @Test
  void withTheKeyTheSameAttackFindsEverybody() throws GeneralSecurityException {
    byte[] own = hmac(secret.getBytes(UTF_8)).doFinal((PURPOSE + "victim").getBytes(UTF_8));
    assertThat(found(keyed(own))).isEqualTo(TOKENS);
  }

  /** Words that people take for secrets, each as it is and as the product would derive from it. */
  private List<byte[]> guesses() throws GeneralSecurityException {
    List<byte[]> words = new ArrayList<>();
    Stream.of(
            KEY_ID,
            "victim",
            "secret",
            "password",
            "changeme",
            "outcomes",
            "0123456789abcdef0123456789abcdef",
            "every-person-in-here-is-synthetic")
        .forEach(word -> words.add(word.getBytes(UTF_8)));
    words.add(new byte[1]); // RFC 2104 pads with zeros: this is the empty key
    byte[] master = secret.getBytes(UTF_8); // of which an executor for others has the derived keys
    for (String domain : List.of("suspect", "offender", "patient")) {
      words.add(hmac(master).doFinal((PURPOSE + domain).getBytes(UTF_8)));
    }
    List<byte[]> guesses = new ArrayList<>(words);
    for (byte[] word : words) {
      guesses.add(hmac(word).doFinal((PURPOSE + "victim").getBytes(UTF_8)));
    }
    return guesses;
  }

  /** How many of the stolen pseudonyms the attacker can say the person of. */
  private long found(Function<String, byte[]> hash) {
    return SPACE.stream()
        .filter(text -> stolen.contains(ByteBuffer.wrap(hash.apply(text))))
        .count();
  }

  private static Function<String, byte[]> keyed(byte[] key) throws GeneralSecurityException {
    Mac mac = hmac(key);
    return text -> mac.doFinal(text.getBytes(UTF_8));
  }

  private static Mac hmac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac;
  }
}
