package london.outcomes.publish.opendata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a publication says of itself, wherever it says it. Nothing here comes from the moment of
 * publishing, so that the same release is published as the same bytes.
 *
 * @param release its name, or the run that released it last
 * @param releasedAt when it was frozen, or last released
 * @param program version of the program that made it
 * @param from first day that it tells about
 * @param to last day that it tells about
 * @param provenances of its figures: official, open, synthetic
 * @param statuses rows of figures that are provisional, final or revised
 * @param owners who answers questions
 * @param contact address to write to: a mail address or a page; empty for none
 * @param base address at which the folder of publications will be found; empty when not known
 */
public record Edition(
    String release,
    Instant releasedAt,
    String program,
    LocalDate from,
    LocalDate to,
    List<String> provenances,
    Map<String, Long> statuses,
    List<String> owners,
    Optional<String> contact,
    Optional<String> base) {

  public static final String LICENCE =
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
  static final String LICENCE_NAME = "Open Government Licence v3.0";
  static final String LONDON = "http://statistics.data.gov.uk/id/statistical-geography/E12000007";
  static final String SYNTHETIC = "SYNTHETIC";

  LocalDate day() {
    return releasedAt.atZone(ZoneOffset.UTC).toLocalDate();
  }

  boolean isSynthetic() {
    return provenances.contains("synthetic");
  }

  /** A title with the label that synthetic figures have wherever they are named. */
  String titled(String title) {
    return isSynthetic() ? SYNTHETIC + ": " + title : title;
  }

  String title() {
    return titled("Policing outcomes for London, release " + release);
  }

  String owner() {
    return String.join("; ", owners);
  }

  /** Where the figures are from, as a sentence. */
  String provenance() {
    return isSynthetic()
        ? "SYNTHETIC: all figures are computed from made-up records. They are about nobody, and say nothing about London."
        : "Computed from %s data; each row says which, in the column provenance."
            .formatted(String.join(" and ", provenances));
  }

  /** How settled the figures are, as a sentence. */
  String status() {
    long all = statuses.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder out = new StringBuilder("Of %,d figures, ".formatted(all));
    out.append(
        String.join(
            ", ",
            statuses.entrySet().stream()
                .map(e -> "%,d are %s".formatted(e.getValue(), e.getKey()))
                .toList()));
    return out.append(". The column data_status says which.").toString();
  }

  /** What to describe the publication by, in a few sentences. */
  String description() {
    return "Measures of what policing in London achieves, for the Mayor's Police and Crime Plan: every measure for every period, area and group, with 95%% intervals, after disclosure control. %s %s"
        .formatted(provenance(), status());
  }

  /** Where a file of the publication will be found: below the base, or relative to the folder. */
  String url(String path) {
    return base.isEmpty() ? path : folder() + path;
  }

  /** Where the publication will be found. */
  String folder() {
    return base.map(b -> b.replaceAll("/+$", "") + "/" + release + "/").orElse("./");
  }
}
