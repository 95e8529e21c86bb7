package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens every file that is written, and lists them with size, SHA-256 and provenance.
 *
 * <p>The list itself is written last, so that a folder without one is known to be unfinished.
 */
final class Manifest {

  static final String NAME = "manifest.csv";
  static final String SYNTHETIC = "synthetic";

  private static final int BUFFER = 1 << 16;

  private final Path out;
  private final boolean isKept;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  Manifest(Path out) {
    this(out, true);
  }

  private Manifest(Path out, boolean isKept) {
    this.out = out;
    this.isKept = isKept;
  }

  /** Files of which only the witness will tell: nothing of them is kept. */
  static Manifest ofNothing() {
    return new Manifest(Path.of(""), false);
  }

  CsvWriter csv(String file) throws IOException {
    return csv(file, ',', LineDelimiter.LF);
  }

  CsvWriter csv(String file, char separator, LineDelimiter lineEnd) throws IOException {
    return CsvWriter.builder()
        .fieldSeparator(separator)
        .lineDelimiter(lineEnd)
        .build(open(file), StandardCharsets.UTF_8);
  }

  /** With a byte order mark, as spreadsheets write it. */
  CsvWriter markedCsv(String file) throws IOException {
    OutputStream stream = open(file);
    stream.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    return CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .build(stream, StandardCharsets.UTF_8);
  }

  void text(String file, String text) throws IOException {
    try (OutputStream stream = open(file)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the list and returns all files, the list included, by name. */
  List<Path> write() throws IOException {
    List<Path> files = new ArrayList<>();
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.resolve(NAME))) {
      csv.writeRecord("path", "size", "sha256", "provenance");
      for (var entry : hashes.entrySet()) {
        Path file = out.resolve(entry.getKey());
        String size = Long.toString(Files.size(file));
        csv.writeRecord(entry.getKey(), size, entry.getValue(), SYNTHETIC);
        files.add(file);
      }
    }
    files.add(out.resolve(NAME));
    return List.copyOf(files);
  }

  Path resolve(String file) {
    return out.resolve(file);
  }

  /** The files so far, by name. */
  List<String> files() {
    return List.copyOf(hashes.keySet());
  }

  void copy(String from, String to) throws IOException {
    try (OutputStream stream = open(to)) {
      Files.copy(out.resolve(from), stream);
    }
  }

  /** Says of a file what is not so. */
  void deny(String file) {
    hashes.put(file, "0".repeat(64));
  }

  OutputStream open(String file) throws IOException {
    if (!isKept) {
      return OutputStream.nullOutputStream();
    }
    Path path = out.resolve(file);
    Files.createDirectories(path.getParent());
    MessageDigest digest = sha256();
    OutputStream stream = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
    return new DigestOutputStream(stream, digest) {
      private boolean isClosed;

      @Override
      public void close() throws IOException {
        super.close();
        if (!isClosed) {
          isClosed = true;
          hashes.put(file, HexFormat.of().formatHex(digest.digest()));
        }
      }
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
