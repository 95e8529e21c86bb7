package london.outcomes.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Entry;
import london.outcomes.catalogue.Measure;

/** Short digests of definitions: a step whose digest has not changed need not be done again. */
final class Digest {

  private Digest() {}

  static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of the measures that are tallied from one table. */
  static String measuresOn(Catalogue catalogue, String table) {
    return of(
        catalogue.measures().values().stream()
            .filter(m -> m.table().equals(table))
            .map(Measure::definition)
            .collect(Collectors.joining(",", catalogue.table(table).toString(), "")));
  }

  /** Of all measures and of the lists that their arithmetic uses. */
  static String measures(Catalogue catalogue) {
    return of(
        catalogue.entries().values().stream()
                .map(Entry::definition)
                .collect(Collectors.joining(","))
            + references(catalogue));
  }

  /** Of all that answers of insight rest on besides tables. */
  static String insight(Catalogue catalogue) {
    return of(measures(catalogue) + catalogue.drivers());
  }

  static String references(Catalogue catalogue) {
    return of(catalogue.references().get("area") + "" + catalogue.references().get("population"));
  }
}
