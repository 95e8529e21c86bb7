package london.outcomes.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import london.outcomes.table.ByteSearch.Found;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that misses nothing is a proof; so it is shown that it finds. */
class ByteSearchTest {

  private static final String PSEUDONYM = "0f".repeat(32);
  private static final ByteSearch SEARCH =
      new ByteSearch(List.of(List.of("P-0042", PSEUDONYM), List.of("P-0043x")));

  private static Found found(byte[] bytes) throws IOException {
    return SEARCH.in(new ByteArrayInputStream(bytes));
  }

  private static Found found(String text) throws IOException {
    return found(text.getBytes(UTF_8));
  }

  @Test
  void findsWhoItIsAndHowOften() throws IOException {
    Found found = found("a,P-0042;P-0042\nP-0043x," + PSEUDONYM + "a");
    assertThat(found.hits()).isEqualTo(4);
    assertThat(found.owners()).containsExactly(0, 1);
    assertThat(found("P-0041,P-0043").hits()).isZero();
  }

  @Test
  void findsLettersOfWesternEuropeInFilesThatAreInNoUnicode() throws IOException {
    ByteSearch search = new ByteSearch(List.of(List.of("Zoë-07")));
    for (Charset charset : List.of(UTF_8, UTF_16LE, Charset.forName("windows-1252"))) {
      byte[] text = "a,Zoë-07,b".getBytes(charset);
      assertThat(search.in(new ByteArrayInputStream(text)).hits()).as("%s", charset).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-00421", "P-0042a", "P-0043"})
  void aLongerOrShorterTextIsAnother(String text) throws IOException {
    assertThat(found(text + "\n").hits()).isZero();
  }

  @Test
  void aLengthBehindATextIsNoLetter() throws IOException {
    assertThat(found("P-0042\u0037\0\0\0" + "x".repeat(55)).hits()).isEqualTo(1);
  }

  @Test
  void wideTextIsFoundInBothOrders() throws IOException {
    for (Charset wide : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(found("name P-0042 of".getBytes(wide)).hits()).as(wide.name()).isEqualTo(1);
    }
  }

  @Test
  void whatIsPackedIsUnpackedHoweverDeep() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream members = new ZipOutputStream(zip)) {
      members.putNextEntry(new ZipEntry("P-0042.csv.gz"));
      write(members, "1,P-0042\n");
      members.closeEntry();
      members.putNextEntry(new ZipEntry("other.csv"));
      members.write("P-0043x".getBytes(UTF_8));
      members.closeEntry();
    }
    Found found = found(zip.toByteArray());
    assertThat(found.hits()).isEqualTo(3);
    assertThat(found.owners()).containsExactly(0, 1);
  }

  private static void write(OutputStream target, String text) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(target);
    gzip.write(text.getBytes(UTF_8));
    gzip.finish();
  }

  /** Chunks are of one mebibyte: texts lie across their borders too. */
  @RepeatedTest(5)
  void noPlaceInALongFileIsMissed(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] bytes = ".".repeat(3 << 20).getBytes(UTF_8);
    int hits = 0;
    for (int at = random.nextInt(90); at < bytes.length - 90; at += 70 + random.nextInt(90_000)) {
      byte[] text = (random.nextBoolean() ? "P-0042" : PSEUDONYM).getBytes(UTF_8);
      System.arraycopy(text, 0, bytes, at, text.length);
      hits++;
    }
    for (int edge = 1 << 20; edge < bytes.length; edge += 1 << 20) {
      java.util.Arrays.fill(bytes, edge - 100, edge + 100, (byte) '.');
    }
    int border = (1 << 20) - random.nextInt(8);
    System.arraycopy("P-0042".getBytes(UTF_8), 0, bytes, border, 6);
    assertThat(found(bytes).hits()).isEqualTo(count(new String(bytes, UTF_8))).isPositive();
    assertThat(hits).isPositive();
  }

  private static long count(String text) {
    return text.split("P-0042", -1).length - 1 + text.split(PSEUDONYM, -1).length - 1;
  }

  @Test
  void whatIsFoundByChanceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ByteSearch(List.of(List.of("P-004"))));
  }
}
