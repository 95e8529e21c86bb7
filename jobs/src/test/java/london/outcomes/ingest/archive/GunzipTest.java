package london.outcomes.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gzip content comes out whole, or not at all. */
class GunzipTest {

  private static final long PLENTY = 1L << 30;
  private static final byte[] TEXT = "a,b\n1,2\n3,4\n".getBytes(UTF_8);
  private static final byte[] WHOLE = Packed.gzip(TEXT);

  @Test
  void contentComesOut() throws IOException {
    assertThat(unpacked(WHOLE, PLENTY)).isEqualTo(TEXT);
  }

  @Test
  void membersInARowAreOneContent() throws IOException {
    byte[] two = joined(WHOLE, Packed.gzip("5,6\n".getBytes(UTF_8)));

    assertThat(unpacked(two, PLENTY)).asString(UTF_8).isEqualTo("a,b\n1,2\n3,4\n5,6\n");
  }

  @Test
  @DisplayName("D21: gzip cut short is refused, wherever it is cut")
  void gzipCutShortIsRefusedWhereverItIsCut() {
    for (int length = 0; length < WHOLE.length; length++) {
      assertRefused(Arrays.copyOf(WHOLE, length), PLENTY, "BAD_COMPRESSION", "cut short");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 100_000})
  @DisplayName("D21: gzip with trailing garbage is refused")
  void trailingGarbageIsRefused(int length) {
    byte[] garbage = new byte[length];
    Arrays.fill(garbage, (byte) 'x');

    assertRefused(joined(WHOLE, garbage), PLENTY, "BAD_COMPRESSION", "followed by other bytes");
  }

  @Test
  void aChangedByteNeverChangesTheContent() {
    for (int i = 0; i < WHOLE.length; i++) {
      byte[] changed = WHOLE.clone();
      changed[i] ^= 0x10;

      try {
        // Some bits of the packing mean nothing.
        assertThat(unpacked(changed, PLENTY)).isEqualTo(TEXT);
      } catch (IOException e) {
        assertThat(e).isInstanceOf(Refusal.class).hasMessageStartingWith("BAD_COMPRESSION");
      }
    }
  }

  @Test
  @DisplayName("D22: a decompression bomb is stopped by its ratio")
  void aBombIsStopped() {
    assertRefused(
        Packed.gzip(new byte[64 * 1024 * 1024]), PLENTY, "DECOMPRESSION_LIMIT", "100 times");
  }

  @Test
  void muchOfTheSameIsNoBombWhileItIsSmall() throws IOException {
    byte[] zeros = new byte[4 * 1024 * 1024];

    assertThat(unpacked(Packed.gzip(zeros), PLENTY)).hasSize(zeros.length);
  }

  @Test
  @DisplayName("D25: more than the contract's bytes is refused, packed or not")
  void moreThanTheContractAllowsIsRefused() throws IOException {
    assertThat(unpacked(WHOLE, TEXT.length)).isEqualTo(TEXT);
    assertRefused(WHOLE, TEXT.length - 1, "DECOMPRESSION_LIMIT", "more than 11 bytes");
  }

  @Test
  void aFaultOfTheStorageIsNoFaultOfTheFile() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(WHOLE, 0, 15),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });

    assertThatThrownBy(() -> drain(Gunzip.open(broken, PLENTY)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Refusal.class)
        .hasMessage("connection reset");
  }

  @Test
  void otherContentStaysAsItIs() throws IOException {
    assertThat(Gunzip.openIfCompressed(new ByteArrayInputStream(TEXT), PLENTY).readAllBytes())
        .isEqualTo(TEXT);
    assertThat(Gunzip.openIfCompressed(new ByteArrayInputStream(WHOLE), PLENTY).readAllBytes())
        .isEqualTo(TEXT);
    assertThat(Gunzip.openIfCompressed(InputStream.nullInputStream(), PLENTY).read()).isEqualTo(-1);
  }

  private static void assertRefused(byte[] file, long maxBytes, String code, String detail) {
    assertThatThrownBy(() -> drain(Gunzip.open(new ByteArrayInputStream(file), maxBytes)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo(code);
              assertThat(refusal.problem().detail()).contains(detail, "expected");
            });
  }

  private static void drain(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static byte[] unpacked(byte[] file, long maxBytes) throws IOException {
    return Gunzip.open(new ByteArrayInputStream(file), maxBytes).readAllBytes();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
