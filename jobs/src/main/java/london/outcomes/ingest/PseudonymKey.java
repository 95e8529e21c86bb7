package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.SourceContract;

/**
 * The secret behind the pseudonyms of a run. It stays with the driver: a contract's readers receive
 * keys that are derived from it, one for each domain that the contract declares.
 */
public final class PseudonymKey {

  /** As long as the digest, which a shorter key would weaken (RFC 2104, section 3). */
  public static final int SHORTEST = 32;

  /** Stands for an erased person in a list of several, and in redacted files. */
  public static final String ERASED = "erased";

  private static final String PURPOSE = "outcomes pseudonym v1 ";
  private static final String TOMBSTONE = "outcomes erased v1 ";

  private final String id;
  private final byte[] secret;
  private final String whyMissing;
  private final Set<String> tombstones;

  private PseudonymKey(String id, byte[] secret, String whyMissing, Set<String> tombstones) {
    this.id = id;
    this.secret = secret;
    this.whyMissing = whyMissing;
    this.tombstones = tombstones;
  }

  /**
   * A key.
   *
   * @param id stands before every pseudonym, so that those of two keys are told apart
   * @param secret at least {@link #SHORTEST} bytes in UTF-8
   */
  public static PseudonymKey of(String id, String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the key has %d bytes, at least %d are needed".formatted(bytes.length, SHORTEST));
    }
    return new PseudonymKey(id, bytes, "", Set.of());
  }

  /** A key that nobody will ever have again, for a reading that leaves no trace. */
  public static PseudonymKey ofOneReading() {
    byte[] secret = new byte[SHORTEST];
    new SecureRandom().nextBytes(secret);
    return new PseudonymKey("trial", secret, "", Set.of());
  }

  /**
   * No key: good for every contract that names no persons.
   *
   * @param why what to do about it
   */
  public static PseudonymKey missing(String why) {
    return new PseudonymKey("", new byte[0], why, Set.of());
  }

  /**
   * The same key, whose readers set aside what is said of erased persons.
   *
   * @param tombstones of these persons, made by this key
   */
  public PseudonymKey forgetting(Set<String> tombstones) {
    return new PseudonymKey(id, secret, whyMissing, tombstones);
  }

  public String id() {
    return id;
  }

  /** What stands for a person in the tables. */
  public String pseudonym(String domain, String reference) {
    return Pseudonyms.text(id, Pseudonyms.digest(derived(PURPOSE, domain), reference));
  }

  /**
   * What an erased person is recognised by when a later delivery names them: neither the reference
   * nor the pseudonym can be made of it.
   */
  public String tombstone(String domain, String reference) {
    return Pseudonyms.hex(Pseudonyms.digest(derived(TOMBSTONE, domain), reference));
  }

  private byte[] derived(String purpose, String domain) {
    if (secret.length == 0) {
      throw new Failure.Configuration(
          "Persons are known by pseudonyms, and there is no key for them. " + whyMissing);
    }
    return Pseudonyms.digest(secret, purpose + domain);
  }

  /**
   * What a contract's readers need.
   *
   * @throws Failure.Configuration when the contract names persons and there is no key
   */
  public Pseudonyms pseudonyms(SourceContract contract) {
    Map<String, byte[]> derived = new TreeMap<>();
    Map<String, byte[]> erased = new TreeMap<>();
    for (String domain : contract.personDomains()) {
      if (secret.length == 0) {
        throw new Failure.Configuration(
            "Deliveries of %s name persons (%s), and there is no key for their pseudonyms. %s"
                .formatted(contract.id(), domain, whyMissing));
      }
      derived.put(domain, derived(PURPOSE, domain));
      erased.put(domain, derived(TOMBSTONE, domain));
    }
    return new Pseudonyms(id, derived, erased, new HashSet<>(tombstones));
  }

  /** Says which key it is, and never what it is. */
  @Override
  public String toString() {
    return "PseudonymKey[" + (id.isEmpty() ? "missing" : id) + "]";
  }
}
