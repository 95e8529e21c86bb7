package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceColumn.Persons;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.junit.jupiter.api.Test;

/** Erased persons in a delivered file: what goes, and what stays where it stood. */
class RedactionTest {

  private static final SourceContract OFFENCES =
      new ConfigFolder(SharedSession.project().resolve("conf")).load().sources().get("mps-offence");
  private static final PseudonymKey KEY = PseudonymKey.of("k", "0123456789abcdef0123456789abcdef");
  private static final PseudonymKey FORGETTING =
      KEY.forgetting(
          Set.of(KEY.tombstone("victim", "V-000042"), KEY.tombstone("suspect", "S-000007")));

  private static String row(Map<String, String> texts) {
    return OFFENCES.columns().stream()
        .map(c -> texts.getOrDefault(c.headers().get(0), ""))
        .collect(Collectors.joining(","));
  }

  private static String row(String reference, String victim, String suspects) {
    return row(Map.of("crime_reference", reference, "victim_id", victim, "suspect_ids", suspects));
  }

  private static String file(String... rows) {
    String header =
        OFFENCES.columns().stream().map(c -> c.headers().get(0)).collect(Collectors.joining(","));
    return header + "\n" + String.join("\n", rows) + "\n";
  }

  private static byte[] redacted(byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    redaction(file).write(OFFENCES, new ByteArrayInputStream(file), out);
    return out.toByteArray();
  }

  private static Redaction redaction(byte[] file) throws IOException {
    return Redaction.of(OFFENCES, FORGETTING, OFFENCES.dialect(), new ByteArrayInputStream(file));
  }

  private static String redacted(String file) throws IOException {
    return new String(redacted(file.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void theRowGoesAndEveryOtherKeepsItsLineAndByte() throws IOException {
    String gone = row("\"a \nb\"", "V-000042", "S-000001");
    String first = row("c1", "V-000041", "");
    String last = row("c3", "V-0000421", "");
    assertThat(redacted(file(first, gone, last)))
        .isEqualTo(file(first, gone.replaceAll("[^\n]", " "), last));
    assertThat(redaction(file(first, gone, last).getBytes(UTF_8)).rows()).isEqualTo(1);
  }

  @Test
  void inAListAWordTakesThePlaceOfOneAndTheOthersStay() throws IOException {
    String listed = row("c1", "V-000041", "S-000001;S-000007;S-0000077");
    assertThat(redacted(file(listed)))
        .isEqualTo(file(row("c1", "V-000041", "S-000001;erased  ;S-0000077")));
    String again = FORGETTING.pseudonyms(OFFENCES).of(suspects()).apply("S-1;erased  ;S-000007");
    assertThat(again).matches("k:[0-9a-f]{64};erased;erased");
  }

  private static Persons suspects() {
    return new Persons("suspect", ";");
  }

  @Test
  void aDamagedRowThatNamesOneGoesAsAWhole() throws IOException {
    String damaged = row("c1", "V-000042", "") + ",one more";
    String sound = row("c2", "V-000041", "");
    assertThat(redacted(file(damaged, sound))).isEqualTo(file(damaged.replaceAll(".", " "), sound));
  }

  @Test
  void spacesAroundAReferenceMakeNobodyElseOfIt() throws IOException {
    String padded = row("c1", " V-000042  ", "");
    assertThat(redacted(file(padded))).isEqualTo(file(padded.replaceAll(".", " ")));
    assertThat(KEY.pseudonyms(OFFENCES).of(new Persons("victim", "")).apply(" V-000042  "))
        .isEqualTo(KEY.pseudonym("victim", "V-000042"));
  }

  @Test
  void aReferenceIsFoundInTheCharactersOfItsFile() throws IOException {
    Charset western = Charset.forName("windows-1252");
    PseudonymKey key = KEY.forgetting(Set.of(KEY.tombstone("suspect", "Zoë-07")));
    byte[] file = file(row("c1", "V-000041", "S-000001;Zoë-07")).getBytes(western);
    Dialect dialect = OFFENCES.dialect().withCharset(western.name());
    Redaction found = Redaction.of(OFFENCES, key, dialect, new ByteArrayInputStream(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    found.write(OFFENCES, new ByteArrayInputStream(file), out);
    assertThat(out.toString(western)).isEqualTo(file(row("c1", "V-000041", "S-000001;erased")));
  }

  @Test
  void aDomainIsNotAnother() throws IOException {
    String other = file(row("c1", "S-000007", "V-000042"));
    assertThat(redaction(other.getBytes(UTF_8)).isNone()).isTrue();
    assertThat(redacted(other)).isEqualTo(other);
  }

  @Test
  void whatIsCompressedStaysCompressed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(file(row("c1", "V-000042", "")).getBytes(UTF_8));
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(redacted(packed.toByteArray())))) {
      assertThat(new String(in.readAllBytes(), UTF_8).lines().skip(1)).allMatch(String::isBlank);
    }
  }

  @Test
  void wideCharactersAndWorkbooksAreNotChangedRowByRow() {
    Dialect wide = OFFENCES.dialect().withCharset("UTF-16LE");
    assertThat(Redaction.isPossible(OFFENCES, wide)).isFalse();
    assertThat(Redaction.isPossible(OFFENCES, OFFENCES.dialect())).isTrue();
    assertThat(List.of(KEY.tombstone("victim", "V-000042"), KEY.tombstone("suspect", "V-000042")))
        .doesNotHaveDuplicates()
        .noneMatch(t -> KEY.pseudonym("victim", "V-000042").contains(t));
  }
}
