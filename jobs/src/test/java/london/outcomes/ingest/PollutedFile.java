package london.outcomes.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A file with what was done to it.
 *
 * @param isSingle whether one element was damaged, so that all else must come out whole
 */
record PollutedFile(CleanFile clean, byte[] bytes, boolean isSingle, List<String> damages) {

  static PollutedFile of(Random random) {
    CleanFile clean = CleanFiles.any(random);
    List<String> damages = new ArrayList<>();
    int pollutions = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2) * random.nextInt(3);
    for (int i = 0; i < pollutions; i++) {
      Pollution pollution = Pollution.values()[random.nextInt(Pollution.values().length)];
      pollution.damage(clean, random);
      damages.add(pollution.name());
    }
    byte[] bytes = clean.text().getBytes(Charset.forName(clean.charset));
    boolean isSingle = pollutions == 1;
    if (pollutions == 0 || random.nextInt(6) == 0) {
      isSingle = false;
      bytes = damaged(bytes, clean, random, damages);
    }
    return new PollutedFile(clean, bytes, isSingle, damages);
  }

  private static byte[] damaged(
      byte[] bytes, CleanFile clean, Random random, List<String> damages) {
    int at = random.nextInt(bytes.length + 1);
    int kind = random.nextInt(8);
    damages.add("bytes " + kind + " at " + at);
    byte[] noise = {0, (byte) 0xFF, (byte) 0x92, '"', ',', '\n', '\r', ';', '1', (byte) 0xC0, 0x1A};
    byte[] one = {noise[random.nextInt(noise.length)]};
    return switch (kind) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, at, one);
      case 2 -> joined(bytes, at, Math.min(bytes.length, at + 1), one);
      case 3 -> joined(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(3)));
      case 4 -> joined(bytes, at, at, Pollution.pick(MARKS, random));
      case 5 -> joined(bytes, 0, 0, Pollution.pick(MARKS, random));
      case 6 -> clean.text().getBytes(Charset.forName(Pollution.pick(CHARSETS, random)));
      default ->
          ("\uFEFF" + clean.text()).getBytes(Charset.forName(Pollution.pick(CHARSETS, random)));
    };
  }

  private static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "windows-1252");

  private static final List<byte[]> MARKS =
      List.of(
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xFE, (byte) 0xFF},
          new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xC0, (byte) 0xAF},
          new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          "\n\n".getBytes(StandardCharsets.US_ASCII));

  private static byte[] joined(byte[] bytes, int end, int start, byte... between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, end);
    out.writeBytes(between);
    out.write(bytes, start, bytes.length - start);
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return clean.contract.id() + " " + damages;
  }
}
