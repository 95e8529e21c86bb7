package london.outcomes.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive is read as a whole or refused as a whole. */
class ArchiveTest {

  private static final String NAME = "2016-01/2016-01-city-of-london-street.csv";

  @Test
  void filesComeOutInTheOrderOfTheirPaths() throws IOException {
    byte[] zip = Packed.zip().with("b/", "").with("b/2.csv", "two").with("a.csv", "one").bytes();

    assertThat(contents(zip))
        .containsExactly(Map.entry("a.csv", "one"), Map.entry("b/2.csv", "two"));
  }

  @Test
  void whatToolsAddForThemselvesIsNoFile() throws IOException {
    byte[] zip = Packed.zip().with("a.csv", "1").with("__MACOSX/._a.csv", "x").bytes();

    assertThat(contents(zip)).containsOnlyKeys("a.csv");
  }

  @Test
  void aSpoolIsGoneWhenClosed() throws IOException {
    Spool spool = Packed.spool("x".getBytes(UTF_8));
    assertThat(spool.file()).hasContent("x");

    spool.close();

    assertThat(Files.exists(spool.file())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.csv",
        "a/../../x.csv",
        "a/..",
        "/etc/x.csv",
        "C:/x.csv",
        "c:x.csv",
        "..\\x.csv",
        "a\\x.csv",
        "a/%2e%2e/x.csv",
        "a\nb.csv",
        "a\0b.csv"
      })
  @DisplayName("D23: an entry whose name leads out refuses the archive")
  void aNameThatLeadsOutRefusesTheArchive(String name) {
    byte[] zip = Packed.zip().with(NAME, "a,b\n").with(name, "x").bytes();

    assertRefused(zip, "PATH_TRAVERSAL", "leads out of a folder");
  }

  @Test
  @DisplayName("D23: an entry that is a symbolic link refuses the archive")
  void aLinkRefusesTheArchive() {
    assertRefused(Packed.link(NAME), "PATH_TRAVERSAL", "is a link");
  }

  @Test
  void dotsWithinANameLeadNowhere() throws IOException {
    assertThat(contents(Packed.zip().with("a..b/1..csv", "x").bytes())).containsKey("a..b/1..csv");
  }

  @Test
  @DisplayName("D24: an encrypted archive is refused")
  void anEncryptedArchiveIsRefused() {
    byte[] zip = Packed.encrypted(Packed.zip().with(NAME, "a,b\n").bytes());

    assertRefused(zip, "ENCRYPTED", "without a password");
  }

  @Test
  @DisplayName("D22: a zip bomb is refused while it unpacks")
  void aBombIsRefused() {
    byte[] zip = Packed.zip().with(NAME, new byte[64 * 1024 * 1024]).bytes();

    assertRefused(zip, "DECOMPRESSION_LIMIT", "100 times");
  }

  @Test
  @DisplayName("D22: a bomb in many small parts is a bomb")
  void aBombInManyPartsIsABomb() {
    Packed zip = Packed.zip();
    for (int i = 0; i < 100; i++) {
      zip.with(i + ".csv", new byte[1024 * 1024]);
    }

    assertRefused(zip.bytes(), "DECOMPRESSION_LIMIT", "100 times");
  }

  @Test
  @DisplayName("D22: more than 1,000 entries of a folder are refused")
  void tooManyEntriesAreRefused() throws IOException {
    Packed most = Packed.zip();
    Packed more = Packed.zip();
    for (int i = 0; i < 1000; i++) {
      most.with(i + ".csv", "x");
      more.with(i + ".csv", "x");
    }
    more.with("one.csv", "x");

    assertThat(contents(most.bytes())).hasSize(1000);
    assertRefused(more.bytes(), "DECOMPRESSION_LIMIT", "1,001 entries");
  }

  @Test
  @DisplayName("D22: three years of all forces are read, more than 10,000 entries refused")
  void aNationalArchiveIsRead() throws IOException {
    assertThat(contents(monthly(36, 131))).hasSize(36 * 131);

    assertRefused(monthly(100, 100), "DECOMPRESSION_LIMIT", "10,100 entries");
  }

  /** Folders with an entry of their own and so many files each. */
  private static byte[] monthly(int folders, int files) {
    Packed zip = Packed.zip();
    for (int folder = 0; folder < folders; folder++) {
      zip.with(folder + "/", "");
      for (int file = 0; file < files; file++) {
        zip.with(folder + "/" + file + "-street.csv", "x");
      }
    }
    return zip.bytes();
  }

  @Test
  @DisplayName("D22: an entry within another one is refused, though it is small")
  void anEntryWithinAnotherOneIsRefused() {
    assertRefused(
        Packed.overlapping("a.csv", "b.csv"), "DECOMPRESSION_LIMIT", "'b.csv' shares its bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 14, 18, 22, 30})
  @DisplayName("D21: an entry's header that says another kind, checksum, size or name is refused")
  void aHeaderThatSaysSomethingElseIsRefused(int place) {
    byte[] zip = Packed.zip().stored(NAME, "a,b\n1,2\n").bytes();

    assertRefused(Packed.lying(zip, place), "BAD_COMPRESSION", "ask for the archive again");
  }

  @Test
  void sizesForLargeFilesAreUnderstood() throws IOException {
    byte[] zip = Packed.zip64(NAME, "a,b\n1,2\n");

    assertThat(contents(zip)).containsExactly(Map.entry(NAME, "a,b\n1,2\n"));
    for (int place = 30 + NAME.length() + 4; place < 30 + NAME.length() + 20; place++) {
      assertRefused(Packed.lying(zip, place), "BAD_COMPRESSION", "begins with another");
    }
  }

  @Test
  @DisplayName("D21: no changed byte changes a name or the content in silence")
  void noChangedByteChangesANameOrTheContent() throws IOException {
    for (byte[] zip :
        List.of(
            Packed.zip().with(NAME, "a,b\n1,2\n").bytes(),
            Packed.zip().stored("a.csv", "a,b\n1,2\n").with("b.csv", "x").bytes(),
            Packed.zip64("a.csv", "a,b\n1,2\n"))) {
      Map<String, String> contents = contents(zip);
      for (int i = 0; i < 2 * zip.length; i++) {
        byte[] changed = zip.clone();
        changed[i / 2] ^= (byte) (i % 2 == 0 ? 0xFF : 1 << i / 2 % 8);
        assertSameOrRefused(changed, contents, "byte " + i / 2);
      }
    }
  }

  private static void assertSameOrRefused(
      byte[] changed, Map<String, String> contents, String label) {
    try {
      assertThat(contents(changed)).as(label).isEqualTo(contents);
    } catch (IOException e) {
      assertThat(e).as(label).isInstanceOf(Refusal.class);
    }
  }

  @Test
  @DisplayName("D22: an archive in an archive is refused, whatever its name")
  void anArchiveInAnArchiveIsRefused() {
    byte[] inner = Packed.zip().with("x.csv", "x").bytes();

    assertRefused(
        Packed.zip().with(NAME, inner).bytes(), "DECOMPRESSION_LIMIT", "inside the archive");
  }

  @Test
  @DisplayName("D21: an archive cut short is refused, wherever it is cut")
  void anArchiveCutShortIsRefused() {
    byte[] zip = Packed.zip().with(NAME, "a,b\n1,2\n").bytes();

    for (int length = 10; length < zip.length; length++) {
      assertRefused(Arrays.copyOf(zip, length), "BAD_COMPRESSION", "again");
    }
  }

  @Test
  @DisplayName("D21: a changed byte of the content is refused")
  void aChangedByteOfTheContentIsRefused() {
    byte[] noise = new byte[2000];
    new Random(7).nextBytes(noise);
    byte[] zip = Packed.zip().with(NAME, noise).bytes();
    zip[1000] ^= 1;

    assertRefused(zip, "BAD_COMPRESSION", "size and checksum");
  }

  @Test
  void aNameThatStandsTwiceIsRefused() {
    assertRefused(Packed.twice(NAME), "BAD_COMPRESSION", "stands in the archive twice");
  }

  @Test
  @DisplayName("D20, D01: what is no archive is refused for what it is")
  void whatIsNoArchiveIsRefused() {
    assertRefused("a,b\n1,2\n".getBytes(UTF_8), "WRONG_TYPE", "'x.zip' holds TEXT");
    assertRefused(new byte[0], "EMPTY_FILE", "send it again");
  }

  private static Map<String, String> contents(byte[] zip) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Spool spool = Packed.spool(zip);
        Archive archive = Archive.open("x.zip", spool)) {
      for (Archive.Member member : archive.members()) {
        try (Spool content = archive.extract(member)) {
          String text = Files.readString(content.file());
          assertThat(member.size()).isEqualTo(text.length());
          contents.put(member.name(), text);
        }
      }
    }
    return contents;
  }

  private static void assertRefused(byte[] zip, String code, String detail) {
    assertThatThrownBy(() -> contents(zip))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).as(refusal.getMessage()).isEqualTo(code);
              assertThat(refusal.problem().detail())
                  .contains(detail, "expected")
                  .doesNotContain("\n");
            });
  }
}
