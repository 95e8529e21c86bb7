package london.outcomes.ingest.csv;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import london.outcomes.catalogue.Dialect;

/**
 * Decides from the first few KiB whether a file can be read as its contract says. The first reason
 * against it is the only one named: what follows from it would mislead.
 */
public final class FileSniffer {
  /** How much of the file to pass as {@code head}; less only when the file is shorter. */
  public static final int HEAD_BYTES = 16 * 1024;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int LINES_CHECKED = 20;

  /** UTF-16 text of ours is half NUL bytes; a file with stray ones has hardly any. */
  private static final double NUL_SHARE_OF_UTF_16 = 0.2;

  private final Dialect declared;
  private final int preambleLines;
  private final Set<FileType> accepted;

  /** For a contract that declares a dialect, lines before the header and types of content. */
  public FileSniffer(Dialect declared, int preambleLines, Set<FileType> accepted) {
    this.declared = declared;
    this.preambleLines = preambleLines;
    this.accepted = Set.copyOf(accepted);
  }

  /** For delimited text without preamble lines. */
  public static FileSniffer ofText(Dialect declared) {
    return new FileSniffer(declared, 0, Set.of(FileType.TEXT));
  }

  /**
   * The verdict on one file.
   *
   * @param type what the content is
   * @param dialect what to open {@link RecordReader} with: the declared one, or in the character
   *     set that a byte order mark announces
   * @param rejects reasons to reject the file; empty when it can be read
   * @param warnings what was accepted although not as declared
   */
  public record Verdict(
      FileType type, Dialect dialect, List<Problem> rejects, List<Problem> warnings) {
    public boolean isAccepted() {
      return rejects.isEmpty();
    }
  }

  /** Judges a file by its first bytes; {@code size} is that of the whole file. */
  public Verdict sniff(byte[] head, String fileName, long size) {
    FileType type = FileType.of(head);
    if (size == 0 || (head.length >= size && isBlank(head))) {
      return reject(type, Problem.ofFile(Codes.EMPTY_FILE, Messages.emptyFile(fileName, size)));
    }
    if (!accepted.contains(type)) {
      String detail = Messages.wrongType(fileName, type, accepted);
      return reject(type, Problem.ofFile(Codes.WRONG_TYPE, detail));
    }
    return type == FileType.TEXT
        ? sniffText(head, fileName, size)
        : new Verdict(type, declared, List.of(), List.of());
  }

  private Verdict sniffText(byte[] head, String fileName, long size) {
    Optional<ByteOrderMark> mark = ByteOrderMark.of(head);
    String charset = mark.map(ByteOrderMark::charset).orElse(declared.charset());
    boolean isDeclared = Charset.forName(declared.charset()).name().startsWith(family(charset));
    if (mark.isEmpty() ? isUnmarkedUtf16(head) : isForbidden(mark.get(), isDeclared)) {
      String detail = Messages.otherEncoding(fileName, mark, declared.charset());
      return reject(FileType.TEXT, Problem.ofFile(Codes.ENCODING, detail));
    }
    Optional<Problem> dialect = new DialectCheck(declared).problem(lines(head, charset, size));
    if (dialect.isPresent()) {
      return reject(FileType.TEXT, dialect.get());
    }
    String converted = Messages.encodingConverted(fileName, charset, declared.charset());
    List<Problem> warnings =
        isDeclared || mark.isEmpty()
            ? List.of()
            : List.of(Problem.ofFile(Codes.ENCODING_CONVERTED, converted));
    return new Verdict(FileType.TEXT, declared.withCharset(charset), List.of(), warnings);
  }

  private Verdict reject(FileType type, Problem reason) {
    return new Verdict(type, declared, List.of(reason), List.of());
  }

  /** The contract's UTF-16 may be either byte order. */
  private static String family(String charset) {
    return charset.startsWith("UTF-16") ? "UTF-16" : charset;
  }

  /** A UTF-8 mark contradicts a declared Windows-1252: one of the two would read wrong letters. */
  private static boolean isForbidden(ByteOrderMark mark, boolean isDeclared) {
    return mark == ByteOrderMark.UTF_8 && !isDeclared;
  }

  private boolean isUnmarkedUtf16(byte[] head) {
    if (declared.charset().toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
      return false;
    }
    long nul = 0;
    for (byte next : head) {
      nul += next == 0 ? 1 : 0;
    }
    return nul >= head.length * NUL_SHARE_OF_UTF_16;
  }

  private static boolean isBlank(byte[] head) {
    Charset charset =
        Charset.forName(ByteOrderMark.of(head).map(ByteOrderMark::charset).orElse("ISO-8859-1"));
    return new String(head, charset).replace("\uFEFF", "").isBlank();
  }

  /** Whole lines with something in them, behind the preamble. */
  private List<String> lines(byte[] head, String charset, long size) {
    String text = new String(head, Charset.forName(charset)).replace("\uFEFF", "");
    String[] all = LINE_END.split(text);
    int whole = head.length < size && all.length > 1 ? all.length - 1 : all.length;
    Stream<String> behindPreamble = Arrays.stream(all, 0, whole).skip(preambleLines);
    return behindPreamble.filter(line -> !line.isBlank()).limit(LINES_CHECKED).toList();
  }
}
